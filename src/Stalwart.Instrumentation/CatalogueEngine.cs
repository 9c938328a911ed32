using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Observing;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation;

/// <summary>Holds what recording methods write to: the gates, cells, gauges, histograms and open tags of one catalogue.</summary>
internal sealed class CatalogueEngine
{
    private readonly Dictionary<(string Name, int Limit, bool IsInteger), OpenValues> openTags = [];
    private readonly Dictionary<MetricDescriptor, SparseMap> sparse = [];
    private readonly List<HistogramRecorder> histograms = [];
    private readonly List<HistogramReplay> replays = [];
    private readonly RuntimeObserver observer;

    public CatalogueEngine(
        string meterName,
        string? version,
        IReadOnlyList<MetricDescriptor> metrics,
        int gateCount,
        RuntimeObserver observer)
    {
        this.observer = observer;
        int declared = metrics.Where(metric => metric.CellCount > 0).Select(metric => metric.FirstCell + metric.CellCount)
            .DefaultIfEmpty().Max();
        int gauges = metrics.Where(metric => metric.Kind == MetricKind.Gauge).Select(metric => metric.FirstCell + metric.SeriesCount)
            .DefaultIfEmpty().Max();
        OverflowCell = declared;
        RejectedCell = declared + 1;
        var kinds = new CellKind[declared + 2];
        foreach (MetricDescriptor metric in metrics)
        {
            for (int i = 0; i < metric.CellCount; i++)
            {
                kinds[metric.FirstCell + i] = KindOf(metric, i);
            }

            if (metric.MaxSeries > 0)
            {
                sparse.Add(metric, new SparseMap(metric.MaxSeries, () => ReportFull(metric)));
            }
        }

        Source = new ReadingSource(meterName, version, new GateTable(gateCount), new CellStore(kinds), new GaugeCells(gauges), observer);
    }

    public ReadingSource Source { get; }

    /// <summary>Gets the gates: one byte per event, then per declared metric.</summary>
    public byte[] Gates => Source.Gates.Bytes;

    public CellStore Cells => Source.Cells;

    public GaugeCells Gauges => Source.Gauges;

    /// <summary>Gets the recorders of the histograms, in the catalogue's order.</summary>
    public IReadOnlyList<HistogramRecorder> Histograms => histograms;

    /// <summary>Gets the combination maps of the sparse metrics, in the catalogue's order.</summary>
    public SparseMap[] SparseMaps => [.. sparse.Values];

    /// <summary>
    /// Gets the cell that counts records that exceeded the limit of an open tag or sparse metric, or had a value that is too long.
    /// </summary>
    public int OverflowCell { get; }

    /// <summary>Gets the cell that counts values rejected by histograms.</summary>
    public int RejectedCell { get; }

    /// <summary>
    /// Gets the number of records that exceeded the limit of an open tag or sparse metric, or had a value that is too long.
    /// </summary>
    public long TagOverflows => Total(OverflowCell);

    /// <summary>Gets the number of values rejected by histograms: negative durations and values that are not finite.</summary>
    public long RejectedValues => Total(RejectedCell);

    /// <summary>Adds to a cell; for recording methods that are not generated.</summary>
    public void Add(int cell, long amount)
    {
        nint block = Cells.OfCaller();
        if (block != 0)
        {
            CellBlock.AddAmount(block, cell, amount);
        }
        else
        {
            Cells.Shared.Add(cell, amount);
        }
    }

    /// <summary>Adds to a cell that holds a floating-point number; for recording methods that are not generated.</summary>
    public void AddDouble(int cell, double value)
    {
        nint block = Cells.OfCaller();
        if (block != 0)
        {
            CellBlock.AddDouble(block, cell, value);
        }
        else
        {
            Cells.Shared.AddDouble(cell, value);
        }
    }

    /// <summary>Records a value into a histogram; for recording methods that are not generated.</summary>
    public void Record(string histogram, double value, int series = 0)
    {
        HistogramRecorder recorder = Histogram(histogram);
        nint block = Cells.OfCaller();
        if (block != 0)
        {
            recorder.Record(new OwnCells(block), recorder.Metric.FirstCell, value, series);
        }
        else
        {
            recorder.Record(Cells.Shared, recorder.Metric.FirstCell, value, series);
        }
    }

    /// <summary>Returns the slot of an open tag's value; for recording methods that are not generated.</summary>
    public int OpenSlot(string tag, int limit, string? value)
    {
        int slot = OpenTag(tag, limit).Slot(value);
        if (slot < 0)
        {
            Add(OverflowCell, 1);
        }

        return slot < 0 ? ~slot : slot;
    }

    /// <summary>Returns the recorder of a declared histogram.</summary>
    public HistogramRecorder Histogram(string metric) => histograms.First(histogram => histogram.Metric.Name == metric);

    /// <summary>Returns the values of an open tag of strings. Metrics with the same tag name and limit share one object.</summary>
    public OpenTagMap OpenTag(string name, int limit) => (OpenTagMap)OpenTag(name, limit, isInteger: false);

    /// <summary>Returns the combinations of a sparse metric; <see langword="null"/> for other metrics.</summary>
    public SparseMap? Sparse(MetricDescriptor metric) => sparse.GetValueOrDefault(metric);

    /// <summary>Returns the values of an open tag, which all metrics with that tag share.</summary>
    public OpenValues OpenTag(TagDescriptor tag) => OpenTag(tag.Name, tag.Limit, tag.IsInteger);

    public void Add(HistogramRecorder histogram)
    {
        histograms.Add(histogram);
        replays.Add(new HistogramReplay(Source, histogram));
    }

    /// <summary>Replays to the histograms' listeners what was recorded before they started.</summary>
    public void ReplayHistograms()
    {
        foreach (HistogramReplay replay in replays)
        {
            replay.Run();
        }
    }

    private OpenValues OpenTag(string name, int limit, bool isInteger)
    {
        if (!openTags.TryGetValue((name, limit, isInteger), out OpenValues? values))
        {
            values = isInteger
                ? new IntegerTagMap(limit, TagDescriptor.Other, fault => Report(fault, name, limit))
                : new OpenTagMap(limit, TagDescriptor.Other, fault => Report(fault, name, limit));
            openTags.Add((name, limit, isInteger), values);
        }

        return values;
    }

    private void Report(OpenTagFault fault, string tag, int limit) => Tell(() =>
    {
        if (fault == OpenTagFault.Full)
        {
            observer.TagIsFull(tag, limit);
        }
        else
        {
            observer.TagValueIsTooLong(tag, OpenTagMap.MaxLength);
        }
    });

    private void ReportFull(MetricDescriptor metric) => Tell(() => observer.MetricIsFull(metric.Name, metric.MaxSeries));

    /// <summary>Receivers of the report may record events while the record that caused it is in progress.</summary>
    private static void Tell(Action tell)
    {
        TracedRecord suspended = TracedRecord.Suspend();
        try
        {
            tell();
        }
        finally
        {
            TracedRecord.Resume(suspended);
        }
    }

    private long Total(int cell)
    {
        long total = 0;
        Cells.Read(cell, new Span<long>(ref total));
        return total;
    }

    private static CellKind KindOf(MetricDescriptor metric, int cell)
    {
        if (metric.Kind != MetricKind.Histogram)
        {
            return metric.IsFloating ? CellKind.Floating : CellKind.Count;
        }

        var layout = new HistogramLayout(metric.SeriesCount, metric.Boundaries.Count, metric.IsNative);
        int place = cell % layout.BankSize;
        return place < layout.Sums ? CellKind.Count : place < layout.Extremes ? CellKind.Floating : CellKind.Rank;
    }
}
