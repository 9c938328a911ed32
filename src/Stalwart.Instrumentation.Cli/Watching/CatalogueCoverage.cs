namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>The share of the catalogue that all addresses have exported so far.</summary>
/// <param name="Expected">The number of enabled metrics.</param>
/// <param name="NeverSeen">The metrics that no scrape contained.</param>
/// <param name="Unknown">The families of the last scrapes that are not in the catalogue.</param>
internal sealed record CatalogueCoverage(int Expected, IReadOnlyList<string> NeverSeen, IReadOnlyList<string> Unknown)
{
    public int Seen => Expected - NeverSeen.Count;
}
