using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Reads the series of one metric, for its instrument and for readings of the whole catalogue. Thread-safe.
/// </summary>
/// <remarks>
/// The metric's own values are the totals of its cells, <see cref="MetricDescriptor.CellCount"/> of them; for a metric without cells, the
/// bits of each series' value.
/// </remarks>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The index of the gate that says whether it is enabled.</param>
/// <param name="tags">The attributes of its series.</param>
internal abstract class MetricReader(ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags)
{
    public MetricDescriptor Metric => metric;

    /// <summary>Gets whether the metric is enabled.</summary>
    public bool IsOn => source.Gates.IsOpen(gate);

    /// <summary>Gets the number of the metric's own values.</summary>
    public virtual int Size => metric.CellCount;

    protected ReadingSource Source => source;

    protected string? Unit => metric.Unit.Length == 0 ? null : metric.Unit;

    /// <summary>Creates the metric's instrument.</summary>
    public abstract void Publish(Meter meter);

    /// <summary>Completes the metric's own values after the cells of all metrics have been read.</summary>
    /// <param name="own">The metric's own values.</param>
    /// <param name="isOn">Whether the metric is enabled in the reading.</param>
    public virtual void Complete(Span<long> own, bool isOn)
    {
    }

    /// <summary>Returns the number of series with a value of a metric without cells, without calling callbacks.</summary>
    public virtual int CountSet() => 0;

    /// <summary>Returns whether a series has a value.</summary>
    public abstract bool HasValue(ReadOnlySpan<long> own, int series);

    /// <summary>Returns the value of a series; for a histogram, the sum.</summary>
    public abstract double Value(ReadOnlySpan<long> own, int series);

    /// <summary>Returns the exact value of a series of integers; <see langword="null"/> for other metrics.</summary>
    public virtual long? Integer(ReadOnlySpan<long> own, int series) => null;

    /// <summary>Returns the number of values in each bucket of a histogram's series; empty for other metrics.</summary>
    public virtual ReadOnlySpan<long> Buckets(ReadOnlySpan<long> own, int series) => [];

    /// <summary>Returns the number of values in each native bucket of a histogram's series; empty without native buckets.</summary>
    public virtual ReadOnlySpan<long> NativeBuckets(ReadOnlySpan<long> own, int series) => [];

    /// <summary>Returns the smallest and the largest value of a histogram's series.</summary>
    public virtual (double Min, double Max) Extremes(ReadOnlySpan<long> own, int series) => (double.NaN, double.NaN);

    /// <summary>Returns the attributes of a series, ordered by key; the same array at each call once the series has a value.</summary>
    public KeyValuePair<string, object?>[] Tags(int series) => tags.Of(series);

    /// <summary>Returns whether a series without a value is exported as 0.</summary>
    protected bool IsZeroExported(int series) => source.ExportZeros && tags.HasValues(series);
}
