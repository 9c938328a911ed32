using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>
/// The collections of one pipeline of the product's own: all instruments that one of them asks give the numbers of one reading, those of
/// metrics that are off too. What is off is left out at export, so that the SDK never misses a series, and never gives a value twice.
/// One collection at a time.
/// </summary>
internal sealed class PipelineCollection
{
    private readonly CollectedCatalogue[] catalogues;
    private readonly CatalogueReading[] readings;
    private readonly Dictionary<(string Meter, string Metric), (CollectedCatalogue Catalogue, int Metric)> places = [];

    /// <summary>Prepares the collections of a pipeline.</summary>
    /// <param name="catalogues">What it collects.</param>
    /// <param name="gatesOf">What the pipeline exports of each catalogue; without it, everything that is recorded.</param>
    public PipelineCollection(IEnumerable<EventCatalogue> catalogues, Func<EventCatalogue, ExporterGates?>? gatesOf = null)
    {
        this.catalogues = [.. catalogues.Select(catalogue => new CollectedCatalogue(catalogue, gatesOf?.Invoke(catalogue)))];
        readings = [.. this.catalogues.Select(catalogue => catalogue.Reading)];
        foreach (CollectedCatalogue catalogue in this.catalogues)
        {
            for (int metric = 0; metric < catalogue.Reading.Count; metric++)
            {
                places[(catalogue.Reading.Source.MeterName, catalogue.Reading.Metric(metric).Name)] = (catalogue, metric);
            }
        }
    }

    /// <summary>Runs one collection on this thread.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="collect">Collects.</param>
    /// <returns>What <paramref name="collect"/> returns.</returns>
    public T Run<T>(Func<T> collect)
    {
        foreach (CollectedCatalogue catalogue in catalogues)
        {
            catalogue.Replay();
        }

        foreach (CollectedCatalogue catalogue in catalogues)
        {
            catalogue.Take();
        }

        return SharedReadings.During(readings, collect);
    }

    /// <summary>Returns whether an instrument is a metric of a catalogue.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="instrument">The instrument.</param>
    public bool Has(string meter, string instrument) => places.ContainsKey((meter, instrument));

    /// <summary>Returns whether a metric was on when the current reading was taken.</summary>
    /// <param name="meter">The meter of its catalogue.</param>
    /// <param name="metric">The metric.</param>
    public bool IsOn(string meter, string metric) =>
        places[(meter, metric)] is var (catalogue, place) && catalogue.Reading.IsOn(place);

    /// <summary>Returns whether the difference of a metric that is off is still to be exported: it was recorded before that.</summary>
    /// <param name="meter">The meter of its catalogue.</param>
    /// <param name="metric">The metric.</param>
    public bool IsOwed(string meter, string metric) =>
        places[(meter, metric)] is var (catalogue, place) && catalogue.IsOwed(place);
}
