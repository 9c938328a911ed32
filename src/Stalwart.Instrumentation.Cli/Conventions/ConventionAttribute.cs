namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>An attribute of a metric.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Level">How strongly the metric wants it.</param>
internal sealed record ConventionAttribute(AttributeDefinition Definition, RequirementLevel Level);
