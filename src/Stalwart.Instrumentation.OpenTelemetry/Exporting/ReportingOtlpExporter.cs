using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>The OTLP exporter, whose outcome is known: the SDK drops a failure with a message that nobody reads.</summary>
internal sealed class ReportingOtlpExporter(OtlpExporterOptions options, ExportHealth health) : OtlpMetricExporter(options)
{
    public override ExportResult Export(in Batch<Metric> metrics)
    {
        health.Begin();
        ExportResult result = base.Export(metrics);
        health.End(result == ExportResult.Success);
        return result;
    }
}
