using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Collects meters of the process that the operator selects, such as <c>System.Runtime</c>, for an exporter that pulls. The SDK aggregates
/// them, as totals since the exporter started. Catalogues are excluded, even if a pattern matches their meter. Not thread-safe.
/// </summary>
internal sealed class ProcessMeters : IDisposable
{
    private readonly HashSet<string> catalogueMeters;
    private readonly Collected collected = new();
    private readonly BaseExportingMetricReader reader;
    private readonly MeterProvider provider;
    private readonly List<Metric> wanted = [];

    /// <summary>Starts listening to the meters.</summary>
    /// <param name="meters">Names of meters, or patterns with <c>*</c>.</param>
    /// <param name="catalogues">The catalogues, which the exporter reads itself.</param>
    /// <param name="lists">The instruments to export.</param>
    public ProcessMeters(IEnumerable<string> meters, IEnumerable<EventCatalogue> catalogues, InstrumentLists lists)
    {
        catalogueMeters = new(catalogues.Select(catalogue => catalogue.MeterName), StringComparer.OrdinalIgnoreCase);
        Lists = lists;
        reader = new BaseExportingMetricReader(collected) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };
        provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(SdkServices.WithoutEnvironment)
            .SetResourceBuilder(ResourceBuilder.CreateEmpty())
            .AddMeter([.. meters])
            .AddView(WithoutCatalogues)
            .SetMaxMetricStreams(OtherMeters.MaxMetricStreams)
            .AddReader(reader)
            .Build();
    }

    /// <summary>Gets or sets the instruments to export, starting with the next collection; the SDK continues to count the others.</summary>
    public InstrumentLists Lists { get; set; }

    /// <summary>Collects the metrics. Callbacks of observable instruments run on this thread.</summary>
    /// <returns>The SDK's metrics to export, valid until the next call.</returns>
    public IReadOnlyList<Metric> Collect()
    {
        collected.Metrics.Clear();
        reader.Collect();
        wanted.Clear();
        foreach (Metric metric in collected.Metrics)
        {
            if (Lists.IsOn(metric.MeterName, metric.Name))
            {
                wanted.Add(metric);
            }
        }

        return wanted;
    }

    public void Dispose()
    {
        provider.Dispose();
        reader.Dispose();
        collected.Dispose();
    }

    private MetricStreamConfiguration? WithoutCatalogues(Instrument instrument) =>
        catalogueMeters.Contains(instrument.Meter.Name) ? MetricStreamConfiguration.Drop : null;

    private sealed class Collected : BaseExporter<Metric>
    {
        public List<Metric> Metrics { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                Metrics.Add(metric);
            }

            return ExportResult.Success;
        }
    }
}
