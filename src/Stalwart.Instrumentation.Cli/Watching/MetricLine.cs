namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>The values of a metric at all addresses.</summary>
/// <param name="Sum">The sum over all addresses.</param>
/// <param name="Instances">The addresses that have the metric, with their names.</param>
internal sealed record MetricLine(Reading Sum, IReadOnlyList<KeyValuePair<string, Reading>> Instances)
{
    public WatchedMetric Metric => Sum.Metric;
}
