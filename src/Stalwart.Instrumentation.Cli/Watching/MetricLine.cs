namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>A metric at all addresses.</summary>
/// <param name="Sum">All addresses together.</param>
/// <param name="Instances">Each address that has it, by its name.</param>
internal sealed record MetricLine(Reading Sum, IReadOnlyList<KeyValuePair<string, Reading>> Instances)
{
    public WatchedMetric Metric => Sum.Metric;
}
