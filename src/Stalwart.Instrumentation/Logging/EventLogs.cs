namespace Stalwart.Instrumentation.Logging;

/// <summary>
/// The log records of one catalogue on their way to its sinks: recording threads put them into a queue, and a thread of its own hands them
/// on, each in the context of its call. Thread-safe.
/// </summary>
internal sealed class EventLogs
{
    /// <summary>How many records may wait.</summary>
    public const int Capacity = 8192;

    /// <summary>The most sinks at a time.</summary>
    public const int MaxSinks = 32;

    /// <summary>Whether the thread hands records on: those that a sink makes itself would never end.</summary>
    [ThreadStatic]
    private static bool t_isWriting;

    private readonly IReadOnlyList<EventDescriptor> events;
    private readonly LogFormat[] formats;
    private readonly LogQueue queue;
    private readonly Lock change = new();
    private readonly object signal = new();
    private EventLogSink?[] sinks = [];
    private volatile Thread? thread;
    private bool isAsleep;
    private int flushers;

    // The record that the thread hands on.
    private EventLogState current;
    private int item;
    private uint wanted;

    public EventLogs(IReadOnlyList<EventDescriptor> events)
    {
        this.events = events;
        formats = [.. events.Select(item => new LogFormat(item))];
        queue = new LogQueue(Capacity, Math.Max(1, events.Max(item => item.Values.Count)));
    }

    /// <summary>Gets the queue.</summary>
    public LogQueue Queue => queue;

    /// <summary>Returns whether a sink takes an event.</summary>
    public bool IsWanted(int number) => Array.Exists(sinks, sink => sink is not null && sink.Plan.IsWanted(number));

    /// <summary>Adds a sink.</summary>
    /// <exception cref="InvalidOperationException">There are too many.</exception>
    public void Attach(EventLogSink sink)
    {
        lock (change)
        {
            int free = Array.IndexOf(sinks, null);
            if (free < 0 && sinks.Length == MaxSinks)
            {
                throw new InvalidOperationException($"A catalogue has {MaxSinks} log sinks at most; dispose hosts that are not used");
            }

            EventLogSink?[] more = free < 0 ? [.. sinks, sink] : [.. sinks];
            more[free < 0 ? sinks.Length : free] = sink;
            Volatile.Write(ref sinks, more);
            if (thread is null)
            {
                thread = new Thread(Run) { IsBackground = true, Name = "Event logs" };
                thread.UnsafeStart();
            }
        }
    }

    /// <summary>Removes a sink; records that wait for it are not written.</summary>
    public void Detach(EventLogSink sink)
    {
        lock (change)
        {
            Volatile.Write(ref sinks, [.. sinks.Select(other => other == sink ? null : other)]);
            if (Array.TrueForAll(sinks, other => other is null))
            {
                thread = null;
                Wake();
            }
        }
    }

    /// <summary>Reserves a place for a record.</summary>
    /// <param name="number">The event's number.</param>
    /// <param name="times">How many equal records it is.</param>
    /// <returns>The place; -1 when nobody takes it, or too many records wait, which is counted.</returns>
    public int Begin(int number, long times)
    {
        if (t_isWriting)
        {
            return -1;
        }

        EventLogSink?[] all = Volatile.Read(ref sinks);
        uint takers = 0;
        for (int i = 0; i < all.Length; i++)
        {
            takers |= all[i] is { } sink && sink.Takes(number) ? 1u << i : 0;
        }

        int place = takers == 0 ? -1 : queue.Begin();
        if (place >= 0)
        {
            ref LogSlot slot = ref queue.Slot(place);
            slot.Event = number;
            slot.Times = times;
            slot.Sinks = takers;
            slot.Context = ExecutionContext.Capture();
        }
        else if (takers != 0)
        {
            for (int i = 0; i < all.Length; i++)
            {
                if ((takers & (1u << i)) != 0)
                {
                    all[i]!.Lose(number);
                }
            }
        }

        return place;
    }

    /// <summary>Hands a record that was begun to the sinks' thread.</summary>
    public void Commit(int place)
    {
        queue.Commit(place);
        if (Volatile.Read(ref isAsleep))
        {
            Wake();
        }
    }

    /// <summary>Waits until the records that were begun so far are written.</summary>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>Whether they are.</returns>
    public bool Flush(TimeSpan timeout)
    {
        long last = queue.Begun;
        long end = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (signal)
        {
            flushers++;
            try
            {
                while (queue.Taken < last || Volatile.Read(ref wanted) != 0)
                {
                    long left = end - Environment.TickCount64;
                    if (thread is null || left <= 0 || !Monitor.Wait(signal, (int)Math.Min(left, int.MaxValue)))
                    {
                        return queue.Taken >= last && Volatile.Read(ref wanted) == 0;
                    }
                }

                return true;
            }
            finally
            {
                flushers--;
            }
        }
    }

    private void Run()
    {
        t_isWriting = true;
        while (thread == Thread.CurrentThread)
        {
            if (queue.HasNext)
            {
                WriteNext();
                continue;
            }

            // The fence is the other half of that of the commit: one of the two threads sees what the other has written.
            Volatile.Write(ref isAsleep, true);
            Interlocked.MemoryBarrier();
            lock (signal)
            {
                while (isAsleep && !queue.HasNext && thread == Thread.CurrentThread)
                {
                    Monitor.Wait(signal);
                }

                isAsleep = false;
            }
        }
    }

    private void Wake()
    {
        lock (signal)
        {
            Volatile.Write(ref isAsleep, false);
            Monitor.PulseAll(signal);
        }
    }

    private void WriteNext()
    {
        int place = queue.Next();
        ref LogSlot slot = ref queue.Slot(place);
        (item, ExecutionContext? context) = (slot.Event, slot.Context);
        current = new EventLogState(events[item], formats[item], queue.ValuesOf(place)[..events[item].Values.Count], slot.Times);
        Volatile.Write(ref wanted, slot.Sinks);
        queue.Release();
        if (context is null)
        {
            Write();
        }
        else
        {
            ExecutionContext.Run(context, static logs => ((EventLogs)logs!).Write(), this);
        }

        current = default;
        Volatile.Write(ref wanted, 0);
        if (Volatile.Read(ref flushers) != 0)
        {
            lock (signal)
            {
                Monitor.PulseAll(signal);
            }
        }
    }

    private void Write()
    {
        EventLogSink?[] all = Volatile.Read(ref sinks);
        for (int i = 0; i < all.Length; i++)
        {
            if ((wanted & (1u << i)) != 0)
            {
                all[i]?.Write(current, item);
            }
        }
    }
}
