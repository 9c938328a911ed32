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
    private readonly HistogramReplay[] replays;
    private readonly Dictionary<(string Meter, string Metric), (CatalogueReading Reading, int Metric)> places = [];
    private readonly Dictionary<(string Meter, string Metric), int> openings = [];

    /// <summary>Prepares the collections of a pipeline.</summary>
    /// <param name="catalogues">What it collects.</param>
    public PipelineCollection(IEnumerable<EventCatalogue> catalogues)
    {
        EventCatalogue[] all = [.. catalogues];
        readings = [.. all.Select(catalogue => catalogue.NewReading())];
        replays = [.. all.SelectMany(catalogue => catalogue.NewReplays())];
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
        foreach (HistogramReplay replay in replays)
        {
            replay.Run();
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

    /// <summary>
    /// Returns whether an instrument was on at any time since the last call for it: a difference since then may have records of that time.
    /// To be called once for each instrument and collection.
    /// </summary>
    /// <param name="meter">The meter.</param>
    /// <param name="instrument">The instrument.</param>
    public bool WasOn(string meter, string instrument)
    {
        if (!places.TryGetValue((meter, instrument), out (CatalogueReading Reading, int Metric) place))
        {
            return true;
        }

        // The number of openings, or its complement while the metric is off.
        bool isOn = place.Reading.IsOn(place.Metric);
        int opened = place.Reading.Openings(place.Metric);
        bool wasOn = openings.TryGetValue((meter, instrument), out int last) ? isOn || last >= 0 || ~last != opened : isOn || opened > 0;
        openings[(meter, instrument)] = isOn ? opened : ~opened;
        return wasOn;
    }
}
