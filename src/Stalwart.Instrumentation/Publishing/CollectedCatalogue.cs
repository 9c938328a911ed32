using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>One catalogue in the collections of one pipeline. One collection at a time.</summary>
internal sealed class CollectedCatalogue
{
    private readonly EventCatalogue catalogue;
    private readonly ExporterGates? gates;
    private readonly bool[] isOwed;

    /// <summary>Prepares the collections of a catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="gates">What the pipeline exports of it; without it, everything that is recorded.</param>
    public CollectedCatalogue(EventCatalogue catalogue, ExporterGates? gates)
    {
        this.catalogue = catalogue;
        this.gates = gates;
        Reading = catalogue.NewReading(gates);
        isOwed = new bool[Reading.Count];
        Array.Fill(isOwed, true);
    }

    /// <summary>Gets the numbers of the current collection.</summary>
    public CatalogueReading Reading { get; }

    /// <summary>Returns whether the difference of a metric that is off is still to be exported.</summary>
    public bool IsOwed(int metric) => isOwed[metric];

    /// <summary>Hands the SDK's histograms what they have not been handed yet.</summary>
    public void Replay() => catalogue.Engine.ReplayHistograms();

    /// <summary>Reads the numbers of the next collection.</summary>
    public void Take()
    {
        // Before the reading: a metric that goes off between the two was on for the next collection, too.
        gates?.Settle(isOwed);
        Reading.Take();
    }
}
