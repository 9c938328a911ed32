using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>Reads the exemplars of a catalogue.</summary>
internal static class ExemplarReader
{
    /// <summary>Returns the exemplar of the series with the given tag values; <see langword="null"/> if it has none.</summary>
    public static Exemplar? Of(EventCatalogue catalogue, string metric, params string[] tags)
    {
        CatalogueReading reading = catalogue.NewReading();
        reading.Take();
        int number = Enumerable.Range(0, reading.Count).Single(i => reading.Metric(i).Name == metric);
        int series = Enumerable.Range(0, reading.Metric(number).SeriesCount)
            .Single(i => tags.SequenceEqual(reading.Tags(number, i).Select(tag => (string)tag.Value!)));
        return reading.TryGetExemplar(number, series, out Exemplar exemplar) ? exemplar : null;
    }
}
