namespace Stalwart.Instrumentation.Logging;

/// <summary>Takes the log records of a catalogue while it is attached. What it leaves out is counted. Thread-safe.</summary>
internal abstract class EventLogSink
{
    private readonly long[] limited;
    private readonly long[] lost;
    private readonly long[] failed;
    private volatile LogPlan plan;
    private volatile bool isGone;

    /// <param name="events">How many events the catalogue has.</param>
    protected EventLogSink(int events)
    {
        limited = new long[events];
        lost = new long[events];
        failed = new long[events];
        plan = LogPlan.None(events);
    }

    /// <summary>Gets or sets what it takes; <see cref="EventCatalogue.RefreshGates"/> puts a new one in effect.</summary>
    public LogPlan Plan
    {
        get => plan;
        set => plan = value;
    }

    /// <summary>Gets or sets whether it is detached: records that wait are not for it.</summary>
    internal bool IsGone
    {
        get => isGone;
        set => isGone = value;
    }

    /// <summary>Returns how many records of an event were left out so far because of its limit.</summary>
    public long Limited(int item) => Volatile.Read(ref limited[item]);

    /// <summary>Returns how many records of an event were left out so far because too many waited.</summary>
    public long Lost(int item) => Volatile.Read(ref lost[item]);

    /// <summary>Returns how many records of an event could not be written so far.</summary>
    public long Failed(int item) => Volatile.Read(ref failed[item]);

    /// <summary>
    /// Writes a record, in the context of the call that made it. Called by one thread at a time; may block it. A record at which it throws
    /// is counted.
    /// </summary>
    /// <param name="record">The record, whose copies may be kept.</param>
    /// <param name="item">The event's number.</param>
    public abstract void Write(in EventLogState record, int item);

    /// <summary>Writes a record, or counts it when that fails.</summary>
    internal void Hand(in EventLogState record, int item)
    {
        try
        {
            Write(record, item);
        }
#pragma warning disable CA1031 // Whatever a sink throws: the records of the others, and the next one, must not be lost with it.
        catch
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref failed[item]);
        }
    }

    /// <summary>Decides whether it takes one more record.</summary>
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

    /// <summary>Counts a record that found no place.</summary>
    internal void Lose(int item) => Interlocked.Increment(ref lost[item]);
}
