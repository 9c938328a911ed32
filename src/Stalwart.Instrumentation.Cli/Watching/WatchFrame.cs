namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>What is seen after a scrape.</summary>
/// <param name="Number">Counts the scrapes from 1.</param>
/// <param name="Seen">How many of the catalogue's metrics that are on were in any scrape so far.</param>
/// <param name="Expected">How many of them there are.</param>
/// <param name="Movers">Counters and histograms that moved since the scrape before, the fastest first.</param>
/// <param name="Values">Gauges and up-down-counters.</param>
/// <param name="NeverSeen">Names of the catalogue that no scrape had.</param>
/// <param name="Unknown">Families of the scrape that the catalogue does not have.</param>
internal sealed record WatchFrame(
    int Number, int Seen, int Expected, IReadOnlyList<Mover> Movers, IReadOnlyList<Mover> Values, IReadOnlyList<string> NeverSeen,
    IReadOnlyList<string> Unknown);

/// <summary>A metric of the catalogue in a scrape.</summary>
/// <param name="Name">The catalogue's name.</param>
/// <param name="Rate">Growth a second since the scrape before.</param>
/// <param name="Total">The value, all series together.</param>
internal sealed record Mover(string Name, double Rate, double Total);
