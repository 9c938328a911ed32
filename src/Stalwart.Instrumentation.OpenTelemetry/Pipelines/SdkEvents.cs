using System.Diagnostics.Tracing;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logging;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Selects the warnings of the OpenTelemetry SDK that concern a host's catalogues, or meters that its operator selects, from those that
/// every pipeline writes about other meters.
/// </summary>
internal sealed class SdkEvents
{
    /// <summary>
    /// The reason for an instrument that a pipeline ignores because it does not subscribe to its meter. The SDK has a single event for this
    /// and for instruments that it drops; only this field distinguishes them.
    /// </summary>
    internal const string NotSubscribed =
        "Instrument belongs to a Meter not subscribed by this provider. "
        + "If another MeterProvider is configured to listen to this Meter, this warning can be ignored.";

    /// <summary>The reason for an instrument that a view drops, as those for other meters do with catalogues.</summary>
    internal const string DroppedByView = "View configuration asks to drop this instrument.";

    private const string EventSource = "OpenTelemetry-Sdk";

    private readonly HashSet<string> meters;
    private readonly string[] otherMeters;

    private SdkEvents(IEnumerable<EventCatalogue> catalogues, IEnumerable<string> others)
    {
        meters = [.. catalogues.Select(catalogue => catalogue.MeterName)];
        otherMeters = [.. others.Select(name => name.ToUpperInvariant())];
    }

    /// <summary>Forwards the SDK's warnings to a host's log.</summary>
    public static void Attach(ExporterContext context) =>
        context.Sources.Listen(EventSource, new SdkEvents(context.Catalogues, context.Meters).IsExpected);

    private bool IsExpected(EventWrittenEventArgs data)
    {
        string? meter = EventSourceLog.Field(data, "meterName");
        bool? isOurs = meter is null ? null : meters.Contains(meter);
        return data.EventName switch
        {
            "MetricInstrumentIgnored" => (isOurs == false && !IsAskedFor(meter!))
                || EventSourceLog.Field(data, "reason") is NotSubscribed or DroppedByView,

            // A listener that throws causes a second publication; the compiler prevents duplicate names.
            "DuplicateMetricInstrument" => isOurs == true,
            _ => false,
        };
    }

    private bool IsAskedFor(string meter) =>
        Array.Exists(otherMeters, pattern => NamePattern.Matches(pattern, meter.ToUpperInvariant()));
}
