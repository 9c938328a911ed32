using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>The metrics of a catalogue. Callbacks of gauges run during a reading.</summary>
internal sealed class CatalogueMetrics : MetricSet
{
    private readonly CatalogueReading reading;

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="gates">The gates of the exporter; <see langword="null"/> to export everything that is recorded.</param>
    public CatalogueMetrics(EventCatalogue catalogue, ExporterGates? gates = null)
    {
        reading = catalogue.NewReading(gates);
        KeyValuePair<string, object?>[] scope = string.IsNullOrEmpty(catalogue.Version) ? [] : [new("version", catalogue.Version)];
        Metrics =
        [
            .. Enumerable.Range(0, reading.Count)
                .Select(metric => new CatalogueValues(ShapeOf(catalogue.MeterName, reading.Metric(metric)), scope, reading, metric)),
        ];
    }

    public override IReadOnlyList<MetricValues> Metrics { get; }

    public override void Read() => reading.Take();

    /// <summary>Returns the shape of a catalogue's metric.</summary>
    public static MetricShape ShapeOf(string meter, MetricDescriptor metric) => new(
        meter,
        metric.Name,
        metric.Kind,
        metric.Unit,
        metric.Description,
        metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter && !metric.IsFloating,
        metric.Boundaries,
        [.. metric.Tags.Select(tag => tag.Name)]);
}
