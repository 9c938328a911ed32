namespace Stalwart.Instrumentation.Logging;

/// <summary>
/// Delivers the log records of one catalogue to its sinks: recording threads enqueue them, and a dedicated thread writes them, each in the
/// context of its call. Thread-safe.
/// </summary>
internal sealed class EventLogs
{
    /// <summary>The max number of waiting records.</summary>
    public const int Capacity = 8192;

    /// <summary>The max number of sinks.</summary>
    public const int MaxSinks = 32;

    /// <summary>Whether this is the delivering thread: logging the records of a sink itself would never end.</summary>
    [ThreadStatic]
    private static bool t_isWriting;

    private readonly IReadOnlyList<EventDescriptor> events;
    private readonly LogFormat[] formats;
    private readonly LogQueue queue;
    private readonly Lock change = new();
    private readonly object signal = new();
    private EventLogSink[] sinks = [];
    private Thread? thread;
    private volatile bool isStopping;
    private bool isAsleep;
    private int flushers;
    private long written;

    // The record that the thread delivers.
    private EventLogState current;
    private int item;
    private EventLogSink[] takers = [];
    private uint taking;

    public EventLogs(IReadOnlyList<EventDescriptor> events)
    {
        this.events = events;
        formats = [.. events.Select(item => new LogFormat(item))];
        queue = new LogQueue(Capacity, Math.Max(1, events.Max(item => item.Values.Count)));
    }

    /// <summary>Gets the queue.</summary>
    public LogQueue Queue => queue;

    /// <summary>Returns whether any sink takes an event.</summary>
    public bool IsWanted(int number) => Array.Exists(Volatile.Read(ref sinks), sink => sink.Plan.IsWanted(number));

    /// <summary>Adds a sink.</summary>
    /// <exception cref="InvalidOperationException">The max number of sinks is reached.</exception>
    public void Attach(EventLogSink sink)
    {
        lock (change)
        {
            if (sinks.Length == MaxSinks)
            {
                throw new InvalidOperationException($"A catalogue supports at most {MaxSinks} log sinks; dispose unused hosts");
            }

            Volatile.Write(ref sinks, [.. sinks, sink]);
            isStopping = false;
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
            sink.IsGone = true;
            Volatile.Write(ref sinks, [.. sinks.Where(other => other != sink)]);
            isStopping = sinks.Length == 0;
        }

        Wake();
    }

    /// <summary>Reserves a slot for a record.</summary>
    /// <param name="number">The index of the event.</param>
    /// <param name="times">The number of equal records.</param>
    /// <returns>The slot; -1 if no sink takes it, or if the queue is full, which is counted.</returns>
    public int Begin(int number, long times)
    {
        if (t_isWriting)
        {
            return -1;
        }

        EventLogSink[] all = Volatile.Read(ref sinks);
        uint wanted = 0;
        for (int i = 0; i < all.Length; i++)
        {
            wanted |= all[i].Takes(number) ? 1u << i : 0;
        }

        int place = wanted == 0 ? -1 : queue.Begin();
        if (place >= 0)
        {
            ref LogSlot slot = ref queue.Slot(place);
            slot.Event = number;
            slot.Times = times;
            slot.Sinks = all;
            slot.Wanted = wanted;
            slot.Context = ExecutionContext.Capture();
        }
        else
        {
            for (int i = 0; i < all.Length; i++)
            {
                if ((wanted & (1u << i)) != 0)
                {
                    all[i].Lose(number);
                }
            }
        }

        return place;
    }

    /// <summary>Submits a record to the delivering thread.</summary>
    public void Commit(int place)
    {
        queue.Commit(place);
        if (Volatile.Read(ref isAsleep))
        {
            Wake();
        }
    }

    /// <summary>Waits until the records begun so far are written.</summary>
    /// <param name="timeout">The max time to wait.</param>
    /// <returns>Whether they were written.</returns>
    public bool Flush(TimeSpan timeout)
    {
        long last = queue.Begun;
        long end = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (signal)
        {
            flushers++;

            // Pairs with the fence of the thread: either the thread sees the flusher, or the flusher sees what the thread has written.
            Interlocked.MemoryBarrier();
            try
            {
                while (Volatile.Read(ref written) < last)
                {
                    // A sink would wait for itself.
                    long left = t_isWriting ? 0 : end - Environment.TickCount64;
                    if (left <= 0)
                    {
                        return false;
                    }

                    Monitor.Wait(signal, (int)Math.Min(left, int.MaxValue));
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
        while (true)
        {
            if (queue.HasNext)
            {
                WriteNext();
            }
            else if (isStopping)
            {
                lock (change)
                {
                    if (isStopping)
                    {
                        thread = null;
                        return;
                    }
                }
            }
            else
            {
                Sleep();
            }
        }
    }

    private void Sleep()
    {
        // Pairs with the fence of the commit: one of the two threads sees what the other has written.
        Volatile.Write(ref isAsleep, true);
        Interlocked.MemoryBarrier();
        lock (signal)
        {
            while (isAsleep && !queue.HasNext && !isStopping)
            {
                Monitor.Wait(signal);
            }

            isAsleep = false;
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
        (item, takers, taking, ExecutionContext? context) = (slot.Event, slot.Sinks, slot.Wanted, slot.Context);
        current = new EventLogState(events[item], formats[item], queue.ValuesOf(place)[..events[item].Values.Count], slot.Times);
        queue.Release();
        if (context is null)
        {
            Write();
        }
        else
        {
            ExecutionContext.Run(context, static logs => ((EventLogs)logs!).Write(), this);
        }

        (current, takers) = (default, []);
        Volatile.Write(ref written, queue.Taken);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref flushers) != 0)
        {
            Wake();
        }
    }

    private void Write()
    {
        for (int i = 0; i < takers.Length; i++)
        {
            if ((taking & (1u << i)) != 0 && !takers[i].IsGone)
            {
                takers[i].Hand(current, item);
            }
        }
    }
}
