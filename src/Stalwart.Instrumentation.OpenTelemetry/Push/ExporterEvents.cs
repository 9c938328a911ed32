using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Receives the errors that the SDK's exporter writes about a failed push, which become part of the log line for that failure.
/// </summary>
internal static class ExporterEvents
{
    private const string EventSource = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    public static void Listen(ExporterContext context) => context.Sources.Listen(EventSource, data =>
    {
        ExportHealth.ExplainOtherwise(EventSourceLog.Describe(data));
        return true;
    });
}
