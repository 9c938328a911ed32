namespace Stalwart.Instrumentation;

/// <summary>Holds every recorded series of a catalogue at one point in time. Immutable.</summary>
public sealed class EventSnapshot
{
    private readonly IReadOnlyList<EventDescriptor> events;

    /// <summary>Initializes a snapshot whose metrics are those of its series.</summary>
    /// <param name="series">The series, in the catalogue's order.</param>
    public EventSnapshot(IReadOnlyList<SeriesSnapshot> series)
        : this(series, [.. series.Select(item => item.Metric).Distinct()], [])
    {
    }

    /// <summary>Initializes the snapshot of a catalogue.</summary>
    /// <param name="series">The series, in the catalogue's order.</param>
    /// <param name="metrics">All metrics of the catalogue.</param>
    /// <param name="events">All events of the catalogue.</param>
    internal EventSnapshot(
        IReadOnlyList<SeriesSnapshot> series, IReadOnlyList<MetricDescriptor> metrics, IReadOnlyList<EventDescriptor> events)
    {
        Series = series;
        Metrics = metrics;
        this.events = events;
    }

    /// <summary>Gets the series, in the catalogue's order.</summary>
    public IReadOnlyList<SeriesSnapshot> Series { get; }

    /// <summary>
    /// Gets all metrics of the catalogue: the catalogue's own list, which distinguishes snapshots of different catalogues.
    /// </summary>
    internal IReadOnlyList<MetricDescriptor> Metrics { get; }

    /// <summary>Returns the sum of the values of a metric's series that have the given tags; 0 when nothing was recorded.</summary>
    /// <param name="metric">The metric's name; an event's name for its counter.</param>
    /// <param name="tags">
    /// Tags that the series must have: the text of a closed tag's value, a <see cref="bool"/>, or any string for an open tag.
    /// </param>
    /// <returns>The sum in the metric's unit. Above 2^53 it is rounded; the result of <see cref="IntegerValue"/> is not.</returns>
    /// <exception cref="ArgumentException">
    /// The catalogue has no such metric, the metric no such tag, or the tag cannot have the value; the message names the nearest one.
    /// </exception>
    public double Value(string metric, params (string Name, object Value)[] tags)
    {
        MetricDescriptor found = SeriesQuery.FindMetric(metric, Metrics, events);
        return new SeriesQuery(found, Series, SeriesQuery.Positions(found, tags)).Sum();
    }

    /// <summary>Returns the exact sum of the values of a metric's series that have the given tags; 0 when nothing was recorded.</summary>
    /// <param name="metric">The metric's name; an event's name for its counter.</param>
    /// <param name="tags">
    /// Tags that the series must have: the text of a closed tag's value, a <see cref="bool"/>, or any string for an open tag.
    /// </param>
    /// <returns>The sum in the metric's unit, saturating at <see cref="long.MaxValue"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The catalogue has no such metric, the metric is not a counter or up-down-counter of integers or has no such tag, or the tag cannot
    /// have the value.
    /// </exception>
    public long IntegerValue(string metric, params (string Name, object Value)[] tags)
    {
        MetricDescriptor found = SeriesQuery.FindMetric(metric, Metrics, events);
        return new SeriesQuery(found, Series, SeriesQuery.Positions(found, tags)).IntegerSum();
    }
}
