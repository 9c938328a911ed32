using System.Diagnostics.Tracing;

namespace Stalwart.Instrumentation;

/// <summary>What the runtime has to say of itself; the OpenTelemetry package passes it on to the log.</summary>
[EventSource(Name = SourceName)]
internal sealed class InstrumentationEventSource : EventSource
{
    public const string SourceName = "Stalwart-Instrumentation";

    public static readonly InstrumentationEventSource Log = new();

    private InstrumentationEventSource()
    {
    }

    [Event(2, Level = System.Diagnostics.Tracing.EventLevel.Warning, Message = "The tag '{0}' has all the {1} values that its limit allows, and further ones share the series 'other'; raise its limit in the catalogue, or give it fewer values")]
    public void TagIsFull(string tag, int limit) => WriteEvent(2, tag, limit);

    [Event(1, Level = System.Diagnostics.Tracing.EventLevel.Warning, Message = "The callback of gauge '{0}' threw, and the gauge is left out of this collection: {1}")]
    public void CallbackFailed(string gauge, string reason) => WriteEvent(1, gauge, reason);

    [Event(3, Level = System.Diagnostics.Tracing.EventLevel.Warning, Message = "Tag '{0}' received a value longer than {1} characters; such values count as 'other'")]
    public void TagValueIsTooLong(string tag, int maxLength) => WriteEvent(3, tag, maxLength);
}
