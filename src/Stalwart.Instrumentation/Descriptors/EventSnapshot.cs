namespace Stalwart.Instrumentation;

/// <summary>Holds every recorded series of a catalogue at one moment. Immutable.</summary>
/// <param name="series">The series, in the catalogue's order.</param>
public sealed class EventSnapshot(IReadOnlyList<SeriesSnapshot> series)
{
    /// <summary>Gets the series, in the catalogue's order.</summary>
    public IReadOnlyList<SeriesSnapshot> Series { get; } = series;

    /// <summary>Returns the sum of the values of a metric's series that have the given tags; 0 when there is none.</summary>
    /// <param name="metric">The metric's name; an event's name for its counter.</param>
    /// <param name="tags">Tags that the series must have.</param>
    public double Value(string metric, params (string Name, object Value)[] tags) => Series
        .Where(series => series.Metric.Name == metric)
        .Where(series => tags.All(tag => series.Tags.Any(t => t.Key == tag.Name && Equals(t.Value, tag.Value))))
        .Sum(series => series.Value);
}
