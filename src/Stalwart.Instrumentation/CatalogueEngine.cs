using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Observing;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation;

/// <summary>What recording methods write to: the gates, cells, gauges, histograms and open tags of one catalogue.</summary>
internal sealed class CatalogueEngine
{
    private readonly Dictionary<(string Name, int Limit), OpenTagMap> openTags = [];
    private readonly List<HistogramRecorder> histograms = [];
    private readonly RuntimeObserver observer;

    public CatalogueEngine(
        string meterName,
        string? version,
        IReadOnlyList<MetricDescriptor> metrics,
        int gateCount,
        RuntimeObserver observer)
    {
        this.observer = observer;
        int cells = metrics.Where(metric => metric.CellCount > 0).Select(metric => metric.FirstCell + metric.CellCount)
            .DefaultIfEmpty().Max();
        int gauges = metrics.Where(metric => metric.Kind == MetricKind.Gauge).Select(metric => metric.FirstCell + metric.SeriesCount)
            .DefaultIfEmpty().Max();
        var kinds = new CellKind[cells];
        foreach (MetricDescriptor metric in metrics)
        {
            for (int i = 0; i < metric.CellCount; i++)
            {
                kinds[metric.FirstCell + i] = KindOf(metric, i);
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

    /// <summary>Gets how many records met a tag that had as many values as it may have.</summary>
    public long TagOverflows => openTags.Values.Sum(map => map.Overflows);

    /// <summary>Gives the calling thread a page for a cell.</summary>
    /// <returns>The thread's pages, to be used by this thread alone.</returns>
    public nint Touch(int cell) => Cells.Touch(cell);

    /// <summary>Returns the recorder of a declared histogram.</summary>
    public HistogramRecorder Histogram(string metric) => histograms.First(histogram => histogram.Metric.Name == metric);

    /// <summary>
    /// Returns the values of an open tag, shared by all metrics that have it: the same object for the same name and limit.
    /// </summary>
    public OpenTagMap OpenTag(string name, int limit)
    {
        if (!openTags.TryGetValue((name, limit), out OpenTagMap? map))
        {
            map = new OpenTagMap(limit, TagDescriptor.Other, fault => Report(fault, name, limit));
            openTags.Add((name, limit), map);
        }

        return map;
    }

    public void Add(HistogramRecorder histogram) => histograms.Add(histogram);

    private void Report(OpenTagFault fault, string tag, int limit)
    {
        if (fault == OpenTagFault.Full)
        {
            observer.TagIsFull(tag, limit);
        }
        else
        {
            observer.TagValueIsTooLong(tag, OpenTagMap.MaxLength);
        }
    }

    private static CellKind KindOf(MetricDescriptor metric, int cell) => metric.Kind switch
    {
        MetricKind.Histogram => cell % 2 == 0 ? CellKind.Count : CellKind.Sum,
        _ => metric.IsFloating ? CellKind.Amount : CellKind.Count,
    };
}
