namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>How strongly a convention wants an attribute, the strongest first.</summary>
internal enum RequirementLevel
{
    Required,
    ConditionallyRequired,
    Recommended,
    OptIn,
}
