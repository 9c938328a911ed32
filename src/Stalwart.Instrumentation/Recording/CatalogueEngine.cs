using System.ComponentModel;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.Recording;

/// <summary>What generated code records through: the gates, cells, gauges, histograms and open tags of one catalogue.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CatalogueEngine
{
    private readonly EventCatalogue catalogue;
    private readonly Dictionary<string, OpenTagMap> openTags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HistogramRecorder> histograms = new(StringComparer.Ordinal);

    internal CatalogueEngine(EventCatalogue catalogue, int gateCount)
    {
        this.catalogue = catalogue;
        Gates = new byte[gateCount];
        int cells = catalogue.Metrics.Where(m => m.CellCount > 0).Select(m => m.FirstCell + m.CellCount).DefaultIfEmpty().Max();
        int gauges = catalogue.Metrics.Where(m => m.Kind == MetricKind.Gauge).Select(m => m.FirstCell + m.SeriesCount).DefaultIfEmpty().Max();
        var kinds = new CellKind[cells];
        foreach (MetricDescriptor metric in catalogue.Metrics)
        {
            for (int i = 0; i < metric.CellCount; i++)
            {
                kinds[metric.FirstCell + i] = KindOf(metric, i);
            }
        }

        Cells = new CellStore(kinds);
        Gauges = new GaugeCells(gauges);
    }

    /// <summary>
    /// One byte a gate, events first, then declared metrics: 0 off, 1 on, 2 on and observed, or not published yet. Read with
    /// <see cref="Volatile"/>.
    /// </summary>
#pragma warning disable CA1819 // Generated code reads single elements of it on the hot path.
    public byte[] Gates { get; }
#pragma warning restore CA1819

    /// <summary>The values of the gauges.</summary>
    public GaugeCells Gauges { get; }

    internal CellStore Cells { get; }

    /// <summary>How many records met a tag that had as many values as it may have.</summary>
    internal long TagOverflows => openTags.Values.Sum(map => map.Overflows);

    internal IEnumerable<HistogramRecorder> Histograms => histograms.Values;

    /// <summary>Makes a catalogue that is published when it is first used. Generated code does this once, in a type initializer.</summary>
    /// <remarks>
    /// Publishing runs the callbacks of other libraries' listeners. In a type initializer, one that threw, or that recorded an event of this
    /// catalogue, would leave the type unusable for the life of the process.
    /// </remarks>
    /// <param name="meterName">The OpenTelemetry meter (instrumentation scope).</param>
    /// <param name="version">The meter's version, if any.</param>
    /// <param name="events">The events; an event's place is the number of its gate.</param>
    /// <param name="metrics">The counters of the counted events in the events' order, then the declared metrics.</param>
    /// <returns>The catalogue; <see cref="Publish"/> or its first record publishes it.</returns>
    public static EventCatalogue Declare(string meterName, string? version, EventDescriptor[] events, MetricDescriptor[] metrics) =>
        new(meterName, version, events, metrics, isPublished: false);

    /// <summary>Publishes the catalogue's instruments, unless that is done. Thread-safe.</summary>
    /// <returns>The catalogue.</returns>
    public EventCatalogue Publish()
    {
        catalogue.Publish(wait: true);
        return catalogue;
    }

    /// <summary>Gives the calling thread a page for a cell.</summary>
    /// <param name="cell">The cell's number.</param>
    /// <returns>The thread's pages, to be kept in a thread-static field of the catalogue's class, and used by this thread alone.</returns>
    public nint Touch(int cell) => Cells.Touch(cell);

    /// <summary>The recorder of a declared histogram.</summary>
    /// <param name="metric">Its name.</param>
    /// <returns>The same object for the same name.</returns>
    public HistogramRecorder Histogram(string metric) => histograms[metric];

    /// <summary>The values of an open tag, shared by all metrics that have it.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="limit">How many values it keeps.</param>
    /// <returns>The same object for the same name and limit.</returns>
    public OpenTagMap OpenTag(string name, int limit)
    {
        string key = $"{name}:{limit}";
        if (!openTags.TryGetValue(key, out OpenTagMap? map))
        {
            openTags.Add(key, map = new OpenTagMap(limit, name));
        }

        return map;
    }

    /// <summary>Hands a record to the captures of the current asynchronous flow; the first one publishes the catalogue.</summary>
    /// <param name="ordinal">The event's number.</param>
    /// <param name="values">Its fields and tags.</param>
    public void Observe(int ordinal, KeyValuePair<string, object?>[] values)
    {
        catalogue.Publish(wait: false);
        EventCapture.Publish(catalogue, catalogue.Events[ordinal], values);
    }

    internal void PublishForRecord() => catalogue.Publish(wait: false);

    internal void AddHistogram(HistogramRecorder histogram) => histograms.Add(histogram.Metric.Name, histogram);

    private static CellKind KindOf(MetricDescriptor metric, int cell) => metric.Kind switch
    {
        MetricKind.Histogram => cell % 2 == 0 ? CellKind.Count : CellKind.Sum,
        _ => metric.IsFloating ? CellKind.Amount : CellKind.Count,
    };
}
