using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Logs;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Starts the OTLP exporters of a host. Hosts find this class by name.</summary>
internal sealed class OtlpExporterModule : ExporterModule
{
    public override void Attach(ExporterContext context) => SdkEvents.Attach(context);

    public override Exporter Start(ExporterContext context, EventMetricsOptions options) => new OtlpExporter(context, options);

    public override LogExporter StartLogs(ExporterContext context, EventMetricsOptions options) => new LogPipeline(context, options);
}
