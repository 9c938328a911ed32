namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>An attribute of a metric.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Level">The requirement level.</param>
internal sealed record ConventionAttribute(AttributeDefinition Definition, RequirementLevel Level);
