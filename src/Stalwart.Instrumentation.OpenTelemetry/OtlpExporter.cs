using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logging;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Pushes the metrics of a host by OTLP.</summary>
internal sealed class OtlpExporter : Exporter
{
    private const string EventSource = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    private readonly OtlpPipeline pipeline;

    public OtlpExporter(ExporterContext context, EventMetricsOptions options)
    {
        var health = new ExportHealth(context.Log);

        // What the SDK's exporter says of a failed push explains it; the log has it in the one line of that failure.
        context.Sources.Listen(EventSource, data =>
        {
            health.ExplainOtherwise(EventSourceLog.Describe(data));
            return true;
        });
        pipeline = new OtlpPipeline(context, options, health, TimeProvider.System);
    }

    public override void Change(EventMetricsOptions changed) => pipeline.Change(changed);

    public override bool Flush() => pipeline.Flush();

    public override void Stop() => pipeline.Stop();

    public override ValueTask DisposeAsync()
    {
        pipeline.Dispose();
        return ValueTask.CompletedTask;
    }
}
