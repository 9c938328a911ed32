namespace Stalwart.Instrumentation.Logging;

/// <summary>Receives the log records of a catalogue while it is attached, and counts dropped records. Thread-safe.</summary>
internal abstract class EventLogSink
{
    private readonly long[] limited;
    private readonly long[] lost;
    private readonly long[] failed;
    private volatile LogPlan plan;
    private volatile bool isGone;

    /// <param name="events">The number of events of the catalogue.</param>
    protected EventLogSink(int events)
    {
        limited = new long[events];
        lost = new long[events];
        failed = new long[events];
        plan = LogPlan.None(events);
    }

    /// <summary>Gets or sets the plan of what to log; <see cref="EventCatalogue.RefreshGates"/> applies a new one.</summary>
    public LogPlan Plan
    {
        get => plan;
        set => plan = value;
    }

    /// <summary>Gets or sets whether it is detached, so that waiting records are not written to it.</summary>
    internal bool IsGone
    {
        get => isGone;
        set => isGone = value;
    }

    /// <summary>Returns the number of records of an event that were dropped because of its limit.</summary>
    public long Limited(int item) => Volatile.Read(ref limited[item]);

    /// <summary>Returns the number of records of an event that were dropped because the queue was full.</summary>
    public long Lost(int item) => Volatile.Read(ref lost[item]);

    /// <summary>Returns the number of records of an event that could not be written.</summary>
    public long Failed(int item) => Volatile.Read(ref failed[item]);

    /// <summary>
    /// Writes a record, in the context of the call that made it. Called by one thread at a time; can block it. A record for which it throws
    /// is counted.
    /// </summary>
    /// <param name="record">The record, whose copies can be kept.</param>
    /// <param name="item">The index of the event.</param>
    public abstract void Write(in EventLogState record, int item);

    /// <summary>Writes a record, or counts it if that fails.</summary>
    internal void Hand(in EventLogState record, int item)
    {
        try
        {
            Write(record, item);
        }
#pragma warning disable CA1031 // Whatever a sink throws, the records of other sinks and the next record must be written.
        catch
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref failed[item]);
        }
    }

    /// <summary>Returns whether it takes one more record.</summary>
    internal bool Takes(int item)
    {
        LogPlan current = plan;
        if (!current.IsWanted(item))
        {
            return false;
        }

        bool admits = current.Admits(item);
        if (!admits)
        {
            Interlocked.Increment(ref limited[item]);
        }

        return admits;
    }

    /// <summary>Counts a record for which the queue had no room.</summary>
    internal void Lose(int item) => Interlocked.Increment(ref lost[item]);
}
