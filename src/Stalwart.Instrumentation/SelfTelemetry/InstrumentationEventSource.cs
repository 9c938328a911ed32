using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Stalwart.Instrumentation.SelfTelemetry;

/// <summary>The runtime's event source, which the Hosting package forwards to the log.</summary>
[EventSource(Name = SourceName)]
internal sealed class InstrumentationEventSource : EventSource
{
    public const string SourceName = "Stalwart-Instrumentation";

    public static readonly InstrumentationEventSource Log = new();

    /// <summary>At most one per catalogue.</summary>
    private readonly ConcurrentQueue<(string Meter, string Reason)> faults = new();

    private readonly ConcurrentQueue<(string Meter, string Names, string First, string Second)> sharedMeters = new();

    private InstrumentationEventSource()
    {
    }

    /// <summary>
    /// Reports a listener that threw, immediately and to event listeners that start later, because a catalogue is usually published before
    /// there is a log.
    /// </summary>
    [NonEvent]
    public void ReportListener(string meter, string reason)
    {
        faults.Enqueue((meter, reason));
        ListenerFailed(meter, reason);
    }

    /// <summary>Reports catalogues that share a meter and names, immediately and to event listeners that start later.</summary>
    [NonEvent]
    public void ReportSharedMeter(string meter, string names, string first, string second)
    {
        sharedMeters.Enqueue((meter, names, first, second));
        MeterIsShared(meter, names, first, second);
    }

    [Event(
        1,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "Callback of metric '{0}' failed; its series is omitted from this collection: {1}")]
    public void CallbackFailed(string metric, string reason) => WriteEvent(1, metric, reason);

    [Event(
        2,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "Tag '{0}' reached its limit of {1} values; new values count as 'other'. "
            + "Raise the limit in the catalogue or record fewer values")]
    public void TagIsFull(string tag, int limit) => WriteEvent(2, tag, limit);

    [Event(
        3,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "Tag '{0}' received a value longer than {1} characters; such values count as 'other'")]
    public void TagValueIsTooLong(string tag, int maxLength) => WriteEvent(3, tag, maxLength);

    [Event(
        4,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "A metrics listener failed for meter '{0}'; recording continues: {1}")]
    public void ListenerFailed(string meter, string reason) => WriteEvent(4, meter, reason);

    [Event(
        5,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "Listeners of histogram '{0}' did not receive {1} values: too many were recorded before the listeners started")]
    public void HistogramDropped(string histogram, long values) => WriteEvent(5, histogram, values);

    [Event(
        6,
        Level = System.Diagnostics.Tracing.EventLevel.Error,
        Message = "Catalogues of assemblies '{2}' and '{3}' both define {1} in meter '{0}', so exporters cannot tell them apart. "
            + "Keep the catalogue in one assembly, or give each its own meter")]
    public void MeterIsShared(string meter, string names, string first, string second) => WriteEvent(6, meter, names, first, second);

    [Event(
        7,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "Metric '{0}' reached its max-series of {1}; new combinations of tag values share the overflow series "
            + "(otel.metric.overflow). Raise max-series in the catalogue, or record fewer combinations")]
    public void MetricIsFull(string metric, int limit) => WriteEvent(7, metric, limit);

    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        if (command.Command == EventCommand.Enable)
        {
            foreach ((string meter, string reason) in faults)
            {
                ListenerFailed(meter, reason);
            }

            foreach ((string meter, string names, string first, string second) in sharedMeters)
            {
                MeterIsShared(meter, names, first, second);
            }
        }
    }
}
