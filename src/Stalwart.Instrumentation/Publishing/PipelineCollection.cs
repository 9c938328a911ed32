using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>
/// The collections of one pipeline of these packages: all instruments return values of the same reading, including those of disabled
/// metrics. Disabled metrics are removed at export, so the SDK never misses a series and never exports a value twice. Supports one
/// collection at a time.
/// </summary>
internal sealed class PipelineCollection
{
    private readonly CollectedCatalogue[] catalogues;
    private readonly CatalogueReading[] readings;
    private readonly Dictionary<(string Meter, string Metric), (CollectedCatalogue Catalogue, int Metric)> places = [];

    /// <summary>Initializes the collections of a pipeline.</summary>
    /// <param name="catalogues">The catalogues to collect.</param>
    /// <param name="gatesOf">
    /// Returns the pipeline's gates of a catalogue; <see langword="null"/> to export everything that is recorded.
    /// </param>
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
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="collect">Runs the collection.</param>
    /// <returns>The result of <paramref name="collect"/>.</returns>
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

    /// <summary>Returns whether an instrument is a metric of one of the catalogues.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="instrument">The instrument.</param>
    public bool Has(string meter, string instrument) => places.ContainsKey((meter, instrument));

    /// <summary>Returns whether a metric was enabled when the current reading was taken.</summary>
    /// <param name="meter">The meter of its catalogue.</param>
    /// <param name="metric">The metric.</param>
    public bool IsOn(string meter, string metric) =>
        places[(meter, metric)] is var (catalogue, place) && catalogue.Reading.IsOn(place);

    /// <summary>Returns whether the difference of a disabled metric still has to be exported, because it was recorded before.</summary>
    /// <param name="meter">The meter of its catalogue.</param>
    /// <param name="metric">The metric.</param>
    public bool IsOwed(string meter, string metric) =>
        places[(meter, metric)] is var (catalogue, place) && catalogue.IsOwed(place);
}
