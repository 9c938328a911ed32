using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Pushes the metrics of a host over OTLP.</summary>
internal sealed class OtlpExporter : Exporter
{
    private readonly OtlpPipeline pipeline;

    public OtlpExporter(ExporterContext context, EventMetricsOptions options)
    {
        ExporterEvents.Listen(context);
        pipeline = new OtlpPipeline(
            context, options, new MetricHealth(context.Log, context.StatusOf(OtlpSection.Metrics.Table), context.Clock), context.Clock);
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
