using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Stalwart.Instrumentation;

/// <summary>What the runtime has to say of itself; the OpenTelemetry package passes it on to the log.</summary>
[EventSource(Name = SourceName)]
internal sealed class InstrumentationEventSource : EventSource
{
    public const string SourceName = "Stalwart-Instrumentation";

    public static readonly InstrumentationEventSource Log = new();

    /// <summary>At most one per catalogue.</summary>
    private readonly ConcurrentQueue<(string Meter, string Reason)> faults = new();

    private InstrumentationEventSource()
    {
    }

    /// <summary>Reports a listener that threw, now and to whoever listens later: a catalogue is usually published before there is a log.</summary>
    [NonEvent]
    public void ReportListener(string meter, string reason)
    {
        faults.Enqueue((meter, reason));
        ListenerFailed(meter, reason);
    }

    [Event(2, Level = System.Diagnostics.Tracing.EventLevel.Warning, Message = "The tag '{0}' has all the {1} values that its limit allows, and further ones share the series 'other'; raise its limit in the catalogue, or give it fewer values")]
    public void TagIsFull(string tag, int limit) => WriteEvent(2, tag, limit);

    [Event(1, Level = System.Diagnostics.Tracing.EventLevel.Warning, Message = "The callback of gauge '{0}' threw, and the gauge is left out of this collection: {1}")]
    public void CallbackFailed(string gauge, string reason) => WriteEvent(1, gauge, reason);

    [Event(
        3,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "Tag '{0}' received a value longer than {1} characters; such values count as 'other'")]
    public void TagValueIsTooLong(string tag, int maxLength) => WriteEvent(3, tag, maxLength);

    [Event(
        4,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "A metrics listener of another library threw while it was called for meter '{0}'; recording goes on: {1}")]
    public void ListenerFailed(string meter, string reason) => WriteEvent(4, meter, reason);

    [Event(
        5,
        Level = System.Diagnostics.Tracing.EventLevel.Warning,
        Message = "Histogram '{0}' dropped {1} values that were recorded while it waited for its collectors")]
    public void HistogramDropped(string histogram, long values) => WriteEvent(5, histogram, values);

    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        if (command.Command == EventCommand.Enable)
        {
            foreach ((string meter, string reason) in faults)
            {
                ListenerFailed(meter, reason);
            }
        }
    }
}
