using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>A metric of one scrape.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Samples">Its values; of a distribution, how many it has.</param>
internal sealed record ReadMetric(WatchedMetric Metric, IReadOnlyList<Sample> Samples);
