using System.ComponentModel;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Answers the typed queries of one catalogue's snapshot. For generated code. Immutable.</summary>
/// <remarks>
/// A query passes the metric's name, and for each of its tags, in declaration order, a value or <see langword="null"/> for any value: the
/// number of a closed tag's member, a <see cref="bool"/>, or the string or <see cref="long"/> of an open tag.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CatalogueTotals
{
    private readonly EventSnapshot snapshot;

    /// <summary>Initializes the queries of a snapshot.</summary>
    /// <param name="catalogue">The catalogue that the queries were generated from.</param>
    /// <param name="snapshot">The snapshot; <see langword="null"/> to take one immediately.</param>
    /// <exception cref="ArgumentException"><paramref name="snapshot"/> was taken from another catalogue.</exception>
    public CatalogueTotals(EventCatalogue catalogue, EventSnapshot? snapshot)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        this.snapshot = snapshot ?? catalogue.Snapshot();
        if (!ReferenceEquals(this.snapshot.Metrics, catalogue.Metrics))
        {
            throw new ArgumentException($"The snapshot was not taken from catalogue '{catalogue.MeterName}'", nameof(snapshot));
        }
    }

    /// <summary>Returns the exact sum of a counter or up-down-counter of integers.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="tags">The values of its tags.</param>
    /// <returns>The sum in the metric's unit, saturating at <see cref="long.MaxValue"/>.</returns>
    public long Integer(string metric, params object?[] tags) => Query(metric, tags).IntegerSum();

    /// <summary>Returns the sum of a counter or up-down-counter of floating-point numbers.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="tags">The values of its tags.</param>
    /// <returns>The sum in the metric's unit.</returns>
    public double Floating(string metric, params object?[] tags) => Query(metric, tags).Sum();

    /// <summary>Returns the sum of the values of a gauge.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="tags">The values of its tags.</param>
    /// <returns>The sum in the metric's unit; <see langword="null"/> if no series has a value.</returns>
    public double? Gauge(string metric, params object?[] tags)
    {
        SeriesSnapshot[] series = [.. Query(metric, tags).Matches()];
        return series.Length == 0 ? null : series.Sum(item => item.Value);
    }

    /// <summary>Returns the count and sum of a histogram.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="tags">The values of its tags.</param>
    /// <returns>The total count and the total sum of the series.</returns>
    public HistogramTotal Histogram(string metric, params object?[] tags)
    {
        SeriesSnapshot[] series = [.. Query(metric, tags).Matches()];
        return new HistogramTotal(series.Sum(item => item.Count), series.Sum(item => item.Value));
    }

    private SeriesQuery Query(string name, object?[] tags)
    {
        MetricDescriptor metric = SeriesQuery.FindMetric(name, snapshot.Metrics, []);
        return new SeriesQuery(metric, snapshot.Series, [.. tags.Select((value, i) => ValueOf(metric.Tags[i], value))]);
    }

    /// <summary>An undeclared member, which a cast of any number can produce, is counted as <c>other</c>.</summary>
    private static object? ValueOf(TagDescriptor tag, object? value) => value is int member
        ? unchecked((uint)member) < (uint)tag.Values.Count ? tag.ValueOf(tag.Values[member]) : tag.OtherValue
        : value;
}
