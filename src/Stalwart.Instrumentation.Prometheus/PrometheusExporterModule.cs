using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus;

/// <summary>Starts the Prometheus exporter of a host. Hosts find this class by name.</summary>
internal sealed class PrometheusExporterModule : ExporterModule
{
    /// <summary>No library on the path of a scrape writes to an event source.</summary>
    public override void Attach(ExporterContext context)
    {
    }

    public override Exporter Start(ExporterContext context, EventMetricsOptions options) => new PrometheusExporter(context, options);
}
