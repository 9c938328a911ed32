namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>A special case of a metric, with further attributes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">The name of the metric, or the id of another refinement.</param>
/// <param name="Group">Its attributes.</param>
internal sealed record MetricRefinement(string Id, string Of, ConventionGroup Group);
