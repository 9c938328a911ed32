using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>One catalogue in the collections of one pipeline. Supports one collection at a time.</summary>
internal sealed class CollectedCatalogue
{
    private readonly EventCatalogue catalogue;
    private readonly ExporterGates? gates;
    private readonly bool[] isOwed;

    /// <summary>Initializes the collections of a catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="gates">The gates of the pipeline; <see langword="null"/> to export everything that is recorded.</param>
    public CollectedCatalogue(EventCatalogue catalogue, ExporterGates? gates)
    {
        this.catalogue = catalogue;
        this.gates = gates;
        Reading = catalogue.NewReading(gates);
        isOwed = new bool[Reading.Count];
        Array.Fill(isOwed, true);
    }

    /// <summary>Gets the reading of the current collection.</summary>
    public CatalogueReading Reading { get; }

    /// <summary>Returns whether the difference of a disabled metric still has to be exported.</summary>
    public bool IsOwed(int metric) => isOwed[metric];

    /// <summary>Replays to the SDK's histograms what they have not received yet.</summary>
    public void Replay() => catalogue.Engine.ReplayHistograms();

    /// <summary>Takes the reading of the next collection.</summary>
    public void Take()
    {
        // Before the reading: a metric that is disabled between the two also counts as enabled in the next collection.
        gates?.Settle(isOwed);
        Reading.Take();
    }
}
