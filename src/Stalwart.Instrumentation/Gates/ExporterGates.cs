namespace Stalwart.Instrumentation.Gates;

/// <summary>
/// Decides which metrics of a catalogue one exporter of one host exports. A catalogue also records what other exporters want, so an open
/// gate of the catalogue is not enough. Thread-safe.
/// </summary>
/// <remarks>A metric's number is its index in <see cref="EventCatalogue.Metrics"/>.</remarks>
internal sealed class ExporterGates
{
    private readonly Lock change = new();
    private volatile bool[] on = [];
    private bool[] recorded = [];
    private bool[] wasOn = [];
    private bool[] wasRecorded = [];

    /// <summary>Returns whether a metric is exported while it is recorded; before the first policy, every metric is.</summary>
    public bool IsOn(int metric) => on is var current && (current.Length == 0 || current[metric]);

    /// <summary>Replaces the gates of the exported events and metrics.</summary>
    /// <param name="exported">Whether each metric is exported; not changed from now on.</param>
    /// <param name="all">Whether each metric is recorded, for any exporter; not changed from now on.</param>
    public void Set(bool[] exported, bool[] all)
    {
        lock (change)
        {
            (on, recorded) = (exported, all);
            wasOn = Either(wasOn, exported);
            wasRecorded = Either(wasRecorded, all);
        }
    }

    /// <summary>
    /// Decides, at a collection, whose difference since the previous collection still has to be exported: that of each metric that was
    /// enabled for this exporter since then. Differences of metrics recorded only for other exporters are not exported; metrics that were
    /// not recorded have none.
    /// </summary>
    /// <param name="isOwed">The decisions of the previous collection, which are replaced; all true before the first.</param>
    public void Settle(Span<bool> isOwed)
    {
        lock (change)
        {
            for (int metric = 0; metric < wasOn.Length; metric++)
            {
                isOwed[metric] = wasOn[metric] || (isOwed[metric] && !wasRecorded[metric]);
            }

            (wasOn, wasRecorded) = (on, recorded);
        }
    }

    private static bool[] Either(bool[] one, bool[] other) =>
        one.Length == 0 ? other : [.. one.Zip(other, (before, after) => before || after)];
}
