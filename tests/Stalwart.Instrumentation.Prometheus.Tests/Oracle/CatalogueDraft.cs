using Stalwart.Instrumentation.CompilerServices;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>Metrics with consecutive cells, as the generator lays them out.</summary>
internal sealed class CatalogueDraft
{
    private readonly List<MetricDescriptor> metrics = [];
    private int cell;
    private int kept;

    public void Add(
        string name,
        MetricKind kind,
        string unit,
        string description,
        TagDescriptor[]? tags = null,
        bool isFloating = false,
        double[]? boundaries = null,
        bool isObserved = false,
        int maxSeries = 0)
    {
        bool isKept = isObserved || kind == MetricKind.Gauge;
        var metric = new MetricDescriptor(
            name, kind, unit, description, tags ?? [], isKept ? kept : cell, isFloating, boundaries, maxSeries: maxSeries)
        {
            IsObserved = isObserved,
        };
        metrics.Add(metric);
        kept += isKept ? metric.SeriesCount : 0;

        // The cells of a histogram begin at an even number.
        cell += metric.CellCount + (metric.CellCount % 2);
    }

    /// <summary>Adds a native histogram without boundaries.</summary>
    public void AddNative(string name, string unit, params TagDescriptor[] tags)
    {
        var metric = new MetricDescriptor(name, MetricKind.Histogram, unit, "D", tags, cell, isNative: true);
        metrics.Add(metric);
        cell += metric.CellCount + (metric.CellCount % 2);
    }

    /// <summary>Creates the catalogue, with one event that feeds all metrics.</summary>
    public RecordedCatalogue Make(string meter, string? version = "1.0")
    {
        string[] fed = [.. metrics.Where(metric => metric.CellCount > 0).Select(metric => metric.Name)];
        TagDescriptor[] openTags =
        [
            .. metrics.SelectMany(metric => metric.Tags).Where(tag => tag.Kind == TagKind.Open).DistinctBy(tag => tag.Name),
        ];
        var feeder = new EventDescriptor("all.fed", 1, EventLevel.Info, "All fed", counted: false, enabled: true, fed);
        return Definitions.Make(new CatalogueDefinition(meter, version, [[feeder]], [], [.. metrics], openTags));
    }
}
