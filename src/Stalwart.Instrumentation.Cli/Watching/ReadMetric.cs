using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>The value of a metric in one scrape.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Samples">The values; for a distribution, the counts.</param>
internal sealed record ReadMetric(WatchedMetric Metric, IReadOnlyList<Sample> Samples);
