namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>The state after a refresh.</summary>
/// <param name="Number">The number of scrapes, from 1, to which an address responded.</param>
/// <param name="Endpoints">The addresses, in the order of the arguments.</param>
/// <param name="Metrics">The metrics of all addresses: the fastest growing first, then by name.</param>
/// <param name="Coverage">The coverage of the catalogue; <see langword="null"/> when there is none.</param>
internal sealed record WatchFrame(
    int Number, IReadOnlyList<WatchedEndpoint> Endpoints, IReadOnlyList<MetricLine> Metrics, CatalogueCoverage? Coverage)
{
    /// <summary>Gets the counters and histograms that grew since the previous refresh, the fastest first.</summary>
    public IEnumerable<MetricLine> Movers => Metrics.Where(metric => metric.Sum.Rate > 0);

    /// <summary>Gets the gauges, up-down-counters, and metrics without a type.</summary>
    public IEnumerable<MetricLine> Values => Metrics.Where(metric => !metric.Metric.Grows);
}
