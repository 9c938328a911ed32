namespace Stalwart.Instrumentation.Logging;

/// <summary>A place of the queue, but for its values.</summary>
internal struct LogSlot
{
    /// <summary>The position that may be written here next; one more once it is written.</summary>
    public long Sequence;

    /// <summary>The number of the event.</summary>
    public int Event;

    /// <summary>How many equal records one call made.</summary>
    public long Times;

    /// <summary>The sinks at the time of the call.</summary>
    public EventLogSink[] Sinks;

    /// <summary>Those that take it, a bit each.</summary>
    public uint Wanted;

    /// <summary>The context of the call, with its activity and scopes; <see langword="null"/> where its flow is suppressed.</summary>
    public ExecutionContext? Context;
}
