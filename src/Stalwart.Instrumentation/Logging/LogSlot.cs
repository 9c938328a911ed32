namespace Stalwart.Instrumentation.Logging;

/// <summary>A slot of the queue, without its values.</summary>
internal struct LogSlot
{
    /// <summary>The position that may be written here next; one more once it is written.</summary>
    public long Sequence;

    /// <summary>The index of the event.</summary>
    public int Event;

    /// <summary>The number of equal records that one call made.</summary>
    public long Times;

    /// <summary>The sinks at the time of the call.</summary>
    public EventLogSink[] Sinks;

    /// <summary>The sinks that take it, one bit each.</summary>
    public uint Wanted;

    /// <summary>The context of the call, with its activity and scopes; <see langword="null"/> if its flow is suppressed.</summary>
    public ExecutionContext? Context;
}
