namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>How much of the catalogue was seen at all addresses so far.</summary>
/// <param name="Expected">How many of its metrics are on.</param>
/// <param name="NeverSeen">Those of them that no scrape had.</param>
/// <param name="Unknown">Families of the last scrapes that the catalogue does not have.</param>
internal sealed record CatalogueCoverage(int Expected, IReadOnlyList<string> NeverSeen, IReadOnlyList<string> Unknown)
{
    public int Seen => Expected - NeverSeen.Count;
}
