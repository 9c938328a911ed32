namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>The requirement level of an attribute, the strongest first.</summary>
internal enum RequirementLevel
{
    Required,
    ConditionallyRequired,
    Recommended,
    OptIn,
}
