namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>A refinement of a metric, with additional attributes.</summary>
/// <param name="Id">The id.</param>
/// <param name="Of">The name of the metric, or the id of another refinement.</param>
/// <param name="Group">The attributes.</param>
internal sealed record MetricRefinement(string Id, string Of, ConventionGroup Group);
