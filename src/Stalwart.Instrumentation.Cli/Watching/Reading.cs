namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>A metric's value at one address.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Rate">Growth per second since the previous scrape; 0 for the first scrape, and for metrics that can decrease.</param>
/// <param name="Total">The sum over all series; for a distribution, the count.</param>
internal sealed record Reading(WatchedMetric Metric, double Rate, double Total);
