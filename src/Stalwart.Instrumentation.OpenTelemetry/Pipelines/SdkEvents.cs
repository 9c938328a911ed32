using System.Diagnostics.Tracing;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Tells the warnings of the OpenTelemetry SDK that concern a host's catalogues from what every pipeline says of what belongs to others.
/// </summary>
internal sealed class SdkEvents
{
    /// <summary>
    /// The reason of an instrument that a pipeline leaves alone because it was never to take it. The SDK has one event for this and for
    /// instruments that it drops; only this field tells them apart.
    /// </summary>
    internal const string NotSubscribed =
        "Instrument belongs to a Meter not subscribed by this provider. "
        + "If another MeterProvider is configured to listen to this Meter, this warning can be ignored.";

    private const string EventSource = "OpenTelemetry-Sdk";

    private readonly HashSet<string> meters;

    private SdkEvents(IEnumerable<EventCatalogue> catalogues) => meters = [.. catalogues.Select(catalogue => catalogue.MeterName)];

    /// <summary>Brings the SDK's warnings into a host's log.</summary>
    public static void Attach(ExporterContext context) => context.Sources.Listen(EventSource, new SdkEvents(context.Catalogues).IsExpected);

    private bool IsExpected(EventWrittenEventArgs data)
    {
        bool? isOurs = EventSourceLog.Field(data, "meterName") is string meter ? meters.Contains(meter) : null;
        return data.EventName switch
        {
            "MetricInstrumentIgnored" => isOurs == false || EventSourceLog.Field(data, "reason") == NotSubscribed,

            // A listener that throws causes a second publishing; that no name is declared twice, the compiler sees to.
            "DuplicateMetricInstrument" => isOurs == true,
            _ => false,
        };
    }
}
