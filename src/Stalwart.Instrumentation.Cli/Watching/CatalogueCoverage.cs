namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>How much of the catalogue all addresses have exported so far.</summary>
/// <param name="Expected">How many of its metrics are on.</param>
/// <param name="NeverSeen">The metrics that no scrape has had.</param>
/// <param name="Unknown">Families of the last scrapes that the catalogue does not have.</param>
internal sealed record CatalogueCoverage(int Expected, IReadOnlyList<string> NeverSeen, IReadOnlyList<string> Unknown)
{
    public int Seen => Expected - NeverSeen.Count;
}
