using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Starts the OTLP exporter of a host; hosts find this class by its name.</summary>
internal sealed class OtlpExporterModule : ExporterModule
{
    public override void Attach(ExporterContext context) => SdkEvents.Attach(context);

    public override Exporter Start(ExporterContext context, EventMetricsOptions options) => new OtlpExporter(context, options);
}
