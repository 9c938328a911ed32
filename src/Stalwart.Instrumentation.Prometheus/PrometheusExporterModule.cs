using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace Stalwart.Instrumentation.Prometheus;

/// <summary>Starts the Prometheus exporter of a host; hosts find this class by its name.</summary>
internal sealed class PrometheusExporterModule : ExporterModule
{
    private const string EventSource = "OpenTelemetry-Exporter-Prometheus";

    public override void Attach(ExporterContext context)
    {
        SdkEvents.Attach(context);
        context.Sources.Listen(EventSource, _ => false);
    }

    public override Exporter Start(ExporterContext context, EventMetricsOptions options) => new PrometheusExporter(context, options);
}
