namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>The state after a refresh.</summary>
/// <param name="Number">Counts from 1 the scrapes to which an address responded.</param>
/// <param name="Endpoints">The addresses, in the order of the user.</param>
/// <param name="Metrics">The metrics of all addresses: those that grow fastest first, then by name.</param>
/// <param name="Coverage">How far the catalogue was seen; <see langword="null"/> without one.</param>
internal sealed record WatchFrame(
    int Number, IReadOnlyList<WatchedEndpoint> Endpoints, IReadOnlyList<MetricLine> Metrics, CatalogueCoverage? Coverage)
{
    /// <summary>Counters and histograms that grew since the previous refresh, the fastest first.</summary>
    public IEnumerable<MetricLine> Movers => Metrics.Where(metric => metric.Sum.Rate > 0);

    /// <summary>Gauges, up-down-counters and what has no type.</summary>
    public IEnumerable<MetricLine> Values => Metrics.Where(metric => !metric.Metric.Grows);
}
