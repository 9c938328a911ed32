using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Records into one histogram: its cells, and its instrument while somebody listens to that. Each value is in one of two banks of cells,
/// which says whether listeners were given it. Thread-safe.
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

    /// <summary>Records a value.</summary>
    /// <param name="block">The block of the calling writer.</param>
    /// <param name="cells">The metric's first cell.</param>
    /// <param name="value">The value, in the metric's unit; finite. A native histogram takes no negative one.</param>
    /// <param name="series">The series' number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(nint block, int cells, double value, int series)
    {
        if (isNative && value < 0)
        {
            CellBlock.Add(block, rejectedCell, 1);
            return;
        }

        if (instrument is { Enabled: true })
        {
            Hand(value, series);
            cells += bankSize;
        }

        int extreme = cells + extremes + (2 * series);
        CellBlock.Raise(block, extreme, ValueRank.Reverse(value));
        CellBlock.Raise(block, extreme + 1, ValueRank.Of(value));
        CellBlock.AddDouble(block, cells + sums + series, value);
        if (isNative)
        {
            CellBlock.Add(block, cells + native + (series * NativeBuckets.Count) + NativeBuckets.Find(value), 1);
        }

        CellBlock.Add(block, cells + (series * buckets) + search.Find(value), 1);
    }

    /// <summary>Records a value of a writer without a block.</summary>
    /// <param name="shared">The cells that all may write.</param>
    /// <param name="cells">The metric's first cell.</param>
    /// <param name="value">The value, in the metric's unit; finite. A native histogram takes no negative one.</param>
    /// <param name="series">The series' number.</param>
    public void Record(SharedBlocks shared, int cells, double value, int series)
    {
        if (isNative && value < 0)
        {
            shared.Add(rejectedCell, 1);
            return;
        }

        if (instrument is { Enabled: true })
        {
            Hand(value, series);
            cells += bankSize;
        }

        int extreme = cells + extremes + (2 * series);
        shared.Raise(extreme, ValueRank.Reverse(value));
        shared.Raise(extreme + 1, ValueRank.Of(value));
        shared.AddDouble(cells + sums + series, value);
        if (isNative)
        {
            shared.Add(cells + native + (series * NativeBuckets.Count) + NativeBuckets.Find(value), 1);
        }

        shared.Add(cells + (series * buckets) + search.Find(value), 1);
    }

    /// <summary>Hands a value to the listeners of the instrument.</summary>
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
