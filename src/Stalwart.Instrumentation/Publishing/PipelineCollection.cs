using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>
/// The collections of one pipeline of the product's own: all instruments that one of them asks give the numbers of one reading, those of
/// metrics that are off too. What is off is left out at export, so that the SDK never misses a series, and never gives a value twice.
/// One collection at a time.
/// </summary>
internal sealed class PipelineCollection
{
    private readonly CatalogueReading[] readings;
    private readonly EventCatalogue[] catalogues;
    private readonly Dictionary<(string Meter, string Metric), (CatalogueReading Reading, int Metric)> places = [];

    /// <summary>Prepares the collections of a pipeline.</summary>
    /// <param name="catalogues">What it collects.</param>
    public PipelineCollection(IEnumerable<EventCatalogue> catalogues)
    {
        this.catalogues = [.. catalogues];
        readings = [.. this.catalogues.Select(catalogue => catalogue.NewReading())];
        foreach (CatalogueReading reading in readings)
        {
            for (int metric = 0; metric < reading.Count; metric++)
            {
                places[(reading.Source.MeterName, reading.Metric(metric).Name)] = (reading, metric);
            }
        }
    }

    /// <summary>Runs one collection on this thread.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="collect">Collects.</param>
    /// <returns>What <paramref name="collect"/> returns.</returns>
    public T Run<T>(Func<T> collect)
    {
        foreach (EventCatalogue catalogue in catalogues)
        {
            catalogue.Engine.ReplayHistograms();
        }

        foreach (CatalogueReading reading in readings)
        {
            reading.Take();
        }

        return SharedReadings.During(readings, collect);
    }

    /// <summary>Returns whether an instrument was on when the current reading was taken, or is none of a catalogue.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="instrument">The instrument.</param>
    public bool IsOn(string meter, string instrument) =>
        !places.TryGetValue((meter, instrument), out (CatalogueReading Reading, int Metric) place) || place.Reading.IsOn(place.Metric);
}
