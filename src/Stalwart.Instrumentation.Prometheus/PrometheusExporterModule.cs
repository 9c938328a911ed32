using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus;

/// <summary>Starts the Prometheus exporter of a host; hosts find this class by its name.</summary>
internal sealed class PrometheusExporterModule : ExporterModule
{
    /// <summary>A scrape goes through no library that writes to an event source.</summary>
    public override void Attach(ExporterContext context)
    {
    }

    public override Exporter Start(ExporterContext context, EventMetricsOptions options) => new PrometheusExporter(context, options);
}
