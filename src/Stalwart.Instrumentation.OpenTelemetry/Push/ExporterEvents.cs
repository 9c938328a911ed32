using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Takes what the SDK's exporter says of a failed push, which explains it; the log has it in the one line of that failure.
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
