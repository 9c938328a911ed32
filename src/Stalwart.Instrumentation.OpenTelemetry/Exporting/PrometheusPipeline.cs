using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>The pipeline that a scrape reads.</summary>
internal sealed class PrometheusPipeline(IEnumerable<EventCatalogue> catalogues, string applicationName) : IDisposable
{
    public MeterProvider Provider { get; } = Pipeline.Begin(catalogues, applicationName).AddPrometheusExporter().Build();

    public void Dispose() => Provider.Dispose();
}
