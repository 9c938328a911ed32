using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Records into one histogram: into its cells, and into its instrument while it has listeners. Each value is in one of two banks of cells,
/// depending on whether listeners received it. Thread-safe.
/// </summary>
internal sealed class HistogramRecorder
{
    private readonly ReadingSource source;
    private readonly SeriesTags tags;
    private readonly BucketSearch search;
    private readonly HistogramLayout layout;
    private readonly int sums;
    private readonly int extremes;
    private readonly int native;
    private readonly bool isNative;
    private readonly bool hasTags;
    private readonly int rejectedCell;
    private readonly int buckets;
    private readonly int bankSize;
    private Histogram<double>? instrument;

    public HistogramRecorder(ReadingSource source, MetricDescriptor metric, SeriesTags tags, int rejectedCell)
    {
        this.rejectedCell = rejectedCell;
        this.source = source;
        this.tags = tags;
        Metric = metric;
        search = new BucketSearch(metric.Boundaries);
        layout = new HistogramLayout(metric.SeriesCount, metric.Boundaries.Count, metric.IsNative);
        (buckets, native, sums, extremes, bankSize) = (layout.Buckets, layout.Native, layout.Sums, layout.Extremes, layout.BankSize);
        isNative = metric.IsNative;
        hasTags = metric.Tags.Count > 0;
    }

    public MetricDescriptor Metric { get; }

    public HistogramLayout Layout => layout;

    /// <summary>Gets or sets the published instrument.</summary>
    public Histogram<double>? Instrument
    {
        get => Volatile.Read(ref instrument);
        set => Volatile.Write(ref instrument, value);
    }

    /// <summary>Returns whether a value is finite and so recorded; others count as rejected.</summary>
    public bool Takes(double value) => !isNative || value >= 0;

    /// <summary>Records a value.</summary>
    /// <typeparam name="TCells">The type of the cells; as a struct, it needs no virtual call.</typeparam>
    /// <param name="cells">The cells of the calling writer.</param>
    /// <param name="first">The index of the metric's first cell.</param>
    /// <param name="value">The value in the metric's unit; finite, and not negative for a native histogram.</param>
    /// <param name="series">The index of the series.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record<TCells>(TCells cells, int first, double value, int series)
        where TCells : ICells
    {
        if (isNative && value < 0)
        {
            cells.Add(rejectedCell, 1);
            return;
        }

        if (instrument is { Enabled: true })
        {
            Hand(value, series);
            first += bankSize;
        }

        int extreme = first + extremes + (2 * series);
        cells.Raise(extreme, ValueRank.Reverse(value));
        cells.Raise(extreme + 1, ValueRank.Of(value));
        cells.AddDouble(first + sums + series, value);
        if (isNative)
        {
            cells.Add(first + native + (series * NativeBuckets.Count) + NativeBuckets.Find(value), 1);
        }

        cells.Add(first + (series * buckets) + search.Find(value), 1);
    }

    /// <summary>Passes a value to the listeners of the instrument.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SuppressMessage("Design", "CA1031", Justification = "Listeners' callbacks run inside the call; whatever they throw is theirs.")]
    public void Hand(double value, int series)
    {
        try
        {
            if (!hasTags)
            {
                instrument!.Record(value);
            }
            else
            {
                instrument!.Record(value, tags.Of(series));
            }
        }
        catch (Exception exception)
        {
            source.Faults.Report(exception);
        }
    }
}
