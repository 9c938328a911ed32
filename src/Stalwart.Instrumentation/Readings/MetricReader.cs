using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Reads the series of one metric, for its instrument and for snapshots. A reading gives all of a metric's series, or none when it is
/// off.
/// </summary>
/// <param name="source">The catalogue's numbers.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The number of the gate that says whether it is on.</param>
/// <param name="tags">The attributes of its series.</param>
internal abstract class MetricReader(ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags)
{
    public MetricDescriptor Metric => metric;

    /// <summary>Whether the metric is on.</summary>
    public bool IsOn => source.Gates.IsOpen(gate);

    /// <summary>Whether the instrument measures: until it is published permanently, it must leave no values with a collector.</summary>
    protected bool IsMeasured => IsOn && source.IsPublished;

    protected ReadingSource Source => source;

    protected SeriesTags Tags => tags;

    protected string? Unit => metric.Unit.Length == 0 ? null : metric.Unit;

    /// <summary>Creates the metric's instrument.</summary>
    public abstract void Publish(Meter meter);

    /// <summary>Adds every touched series, when the metric is on.</summary>
    /// <param name="cells">The totals of all cells of the catalogue.</param>
    /// <param name="snapshot">Where to.</param>
    public void AddTo(ReadOnlySpan<long> cells, List<SeriesSnapshot> snapshot)
    {
        if (!IsOn)
        {
            return;
        }

        ReadOnlySpan<long> mine = Mine(cells);
        for (int series = 0; series < metric.SeriesCount; series++)
        {
            if (TryRead(mine, series, out double value, out long count))
            {
                snapshot.Add(new SeriesSnapshot(metric, tags.Of(series), value, count) { IntegerValue = ReadInteger(mine, series) });
            }
        }
    }

    /// <summary>How many series have a value, when the metric is on; no callback is asked.</summary>
    /// <param name="cells">The totals of all cells of the catalogue.</param>
    public int CountTouched(ReadOnlySpan<long> cells)
    {
        if (!IsOn)
        {
            return 0;
        }

        ReadOnlySpan<long> mine = Mine(cells);
        int touched = 0;
        for (int series = 0; series < metric.SeriesCount; series++)
        {
            touched += HasValue(mine, series) ? 1 : 0;
        }

        return touched;
    }

    /// <summary>The value of a series, and of a histogram's the count; <see langword="false"/> when it has none.</summary>
    protected abstract bool TryRead(ReadOnlySpan<long> cells, int series, out double value, out long count);

    /// <summary>The exact value of a series of integers; <see langword="null"/> for other metrics.</summary>
    protected virtual long? ReadInteger(ReadOnlySpan<long> cells, int series) => null;

    /// <summary>Whether a series has a value.</summary>
    protected virtual bool HasValue(ReadOnlySpan<long> cells, int series) => TryRead(cells, series, out _, out _);

    /// <summary>Whether a series that has no value is exported as 0.</summary>
    protected bool IsZeroExported(int series) => source.ExportZeros && tags.HasValues(series);

    /// <summary>The totals of the metric's own cells.</summary>
    /// <param name="cells">The totals of all cells of the catalogue.</param>
    protected virtual ReadOnlySpan<long> Mine(ReadOnlySpan<long> cells) =>
        metric.Kind == MetricKind.Gauge ? [] : cells.Slice(metric.FirstCell, metric.CellCount);

    /// <summary>Completes a reading of all cells: with what has to be read in an order, and with the values of gauges.</summary>
    internal void ReadAgain(bool isOn, long[] cells, double[] gauges)
    {
        if (metric.Kind == MetricKind.Gauge)
        {
            for (int series = 0; series < metric.SeriesCount; series++)
            {
                gauges[metric.FirstCell + series] = isOn && TryRead([], series, out double value, out _) ? value : double.NaN;
            }
        }
        else if (isOn)
        {
            Mine(cells).CopyTo(cells.AsSpan(metric.FirstCell, metric.CellCount));
        }
    }

    internal bool Has(long[] cells, double[] gauges, int series) => metric.Kind == MetricKind.Gauge
        ? !double.IsNaN(gauges[metric.FirstCell + series])
        : HasValue(cells.AsSpan(metric.FirstCell, metric.CellCount), series);

    internal long IntegerOf(long[] cells, int series) => ReadInteger(cells.AsSpan(metric.FirstCell, metric.CellCount), series) ?? 0;

    internal double ValueOf(long[] cells, double[] gauges, int series)
    {
        if (metric.Kind == MetricKind.Gauge)
        {
            return gauges[metric.FirstCell + series];
        }

        TryRead(cells.AsSpan(metric.FirstCell, metric.CellCount), series, out double value, out _);
        return value;
    }

    /// <summary>Until histograms are cells: everything in the last bucket.</summary>
    internal ReadOnlySpan<long> BucketsOf(long[] cells, int series)
    {
        var buckets = new long[metric.Boundaries.Count + 1];
        buckets[^1] = cells[metric.FirstCell + (2 * series)];
        return buckets;
    }

    internal KeyValuePair<string, object?>[] TagsOf(int series) => tags.Of(series);
}
