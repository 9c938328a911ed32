using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Reads the series of one metric, for its instrument and for readings of the whole catalogue. Thread-safe.
/// </summary>
/// <remarks>
/// The metric's own numbers are its cells' totals, <see cref="MetricDescriptor.CellCount"/> of them; of a metric without cells, the bits of
/// each series' value.
/// </remarks>
/// <param name="source">The catalogue's numbers.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The number of the gate that says whether it is on.</param>
/// <param name="tags">The attributes of its series.</param>
internal abstract class MetricReader(ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags)
{
    public MetricDescriptor Metric => metric;

    /// <summary>Whether the metric is on.</summary>
    public bool IsOn => source.Gates.IsOpen(gate);

    /// <summary>Gets the number of the metric's own numbers.</summary>
    public virtual int Size => metric.CellCount;

    protected ReadingSource Source => source;

    protected string? Unit => metric.Unit.Length == 0 ? null : metric.Unit;

    /// <summary>Creates the metric's instrument.</summary>
    public abstract void Publish(Meter meter);

    /// <summary>Completes the metric's own numbers, when those of its cells have been read with all others.</summary>
    /// <param name="own">The metric's own numbers.</param>
    /// <param name="isOn">Whether the metric is on in the reading.</param>
    public virtual void Complete(Span<long> own, bool isOn)
    {
    }

    /// <summary>How many series of a metric without cells have a value; no callback is called.</summary>
    public virtual int CountSet() => 0;

    /// <summary>Whether a series has a value.</summary>
    public abstract bool HasValue(ReadOnlySpan<long> own, int series);

    /// <summary>The value of a series; of a histogram's, the sum.</summary>
    public abstract double Value(ReadOnlySpan<long> own, int series);

    /// <summary>The exact value of a series of integers; <see langword="null"/> for other metrics.</summary>
    public virtual long? Integer(ReadOnlySpan<long> own, int series) => null;

    /// <summary>How many values each bucket of a histogram's series has; empty for other metrics.</summary>
    public virtual ReadOnlySpan<long> Buckets(ReadOnlySpan<long> own, int series) => [];

    /// <summary>How many values each native bucket of a histogram's series has; empty without native buckets.</summary>
    public virtual ReadOnlySpan<long> NativeBuckets(ReadOnlySpan<long> own, int series) => [];

    /// <summary>The smallest and the largest value of a histogram's series.</summary>
    public virtual (double Min, double Max) Extremes(ReadOnlySpan<long> own, int series) => (double.NaN, double.NaN);

    /// <summary>The attributes of a series, ordered by key: the same array at each call.</summary>
    public KeyValuePair<string, object?>[] Tags(int series) => tags.Of(series);

    /// <summary>Whether a series that has no value is exported as 0.</summary>
    protected bool IsZeroExported(int series) => source.ExportZeros && tags.HasValues(series);
}
