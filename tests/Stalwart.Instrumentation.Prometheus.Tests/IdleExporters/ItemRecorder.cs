namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>Three threads that record continuously, and count what they certainly recorded, so no toggle can hide a lost record.</summary>
internal sealed class ItemRecorder : IDisposable
{
    private const int Threads = 3;

    /// <summary>The metrics that each round adds one to; for a histogram, one value.</summary>
    private static readonly string[] Counted =
    [
        "item.seen", "item.sorted", "item.routed", "item.opened", "item.closed", "item.moved", "item.measured",
        "item.time", "item.length", "item.hops",
    ];

    private readonly ItemLists lists;
    private readonly Thread[] threads;
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Threads).Select(_ => new SemaphoreSlim(1))];
    private readonly long[] certain = new long[Counted.Length];
    private readonly IDisposable observation;
    private long attempted;
    private long kept;
    private volatile bool[] recorded;
    private volatile bool stop;
    private int changes;

    public ItemRecorder(ItemLists lists)
    {
        this.lists = lists;
        recorded = Recorded();
        observation = IdleEvents.Counters.ItemKept.Observe(() => Interlocked.Read(ref kept));
        threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() => RecordUntilStopped(i)))];
        Array.ForEach(threads, thread => thread.Start());
    }

    /// <summary>Applies a list while the threads record.</summary>
    public void Change(ItemList list, string[] names)
    {
        // Odd while it is unknown what is enabled.
        Interlocked.Increment(ref changes);
        lists.Set(list, names);
        recorded = Recorded();
        Interlocked.Increment(ref changes);
    }

    /// <summary>Waits until no thread records.</summary>
    /// <returns>Resumes the threads when it is disposed, also after a failed test.</returns>
    public async Task<IDisposable> PauseAsync()
    {
        await Task.WhenAll(turns.Select(turn => turn.WaitAsync()));
        return new Pause(turns);
    }

    /// <summary>Records on the caller's thread, while the others pause.</summary>
    public void Turn(Random random)
    {
        int number = random.Next(40);
        bool isFast = number % 2 == 0;
        int before = Volatile.Read(ref changes);
        bool[] on = recorded;
        IdleEvents.Item.Seen();
        IdleEvents.Item.Sorted(isFast ? Lane.Fast : Lane.Slow);
        IdleEvents.Item.Routed(number / 4.0, $"route-{number % 8}", number % 5);
        IdleEvents.Item.Opened();
        IdleEvents.Item.Closed(number / 4.0);
        IdleEvents.Item.Moved(number, isFast ? Lane.Fast : Lane.Slow);
        IdleEvents.Item.Measured(number / 4.0);
        Interlocked.Increment(ref kept);
        bool isCertain = before % 2 == 0 && Interlocked.CompareExchange(ref changes, 0, -1) == before;
        Interlocked.Increment(ref attempted);
        for (int i = 0; i < Counted.Length && isCertain; i++)
        {
            if (on[i])
            {
                Interlocked.Increment(ref certain[i]);
            }
        }
    }

    /// <summary>
    /// Asserts, while nothing records, that each total includes what was certainly recorded, and no more than was attempted.
    /// </summary>
    public void Check(EventSnapshot before, EventSnapshot now)
    {
        for (int i = 0; i < Counted.Length; i++)
        {
            double grown = Count(now, Counted[i]) - Count(before, Counted[i]);
            Assert.True(
                certain[i] > 0 && certain[i] <= grown && grown <= attempted,
                $"{Counted[i]}: {certain[i]} certain, {grown} counted, {attempted} tried");
        }
    }

    public void Dispose()
    {
        stop = true;
        Array.ForEach(threads, thread => thread.Join());
        observation.Dispose();
        Array.ForEach(turns, turn => turn.Dispose());
    }

    private static double Count(EventSnapshot snapshot, string metric) => snapshot.Series
        .Where(series => series.Metric.Name == metric)
        .Sum(series => series.Metric.Kind == MetricKind.Histogram ? series.Count : series.Value);

    private bool[] Recorded() => [.. Counted.Select(lists.IsRecorded)];

    private void RecordUntilStopped(int thread)
    {
        var random = new Random(thread);
        while (!stop)
        {
            turns[thread].Wait();
            Turn(random);
            turns[thread].Release();
        }
    }

    private sealed class Pause(SemaphoreSlim[] turns) : IDisposable
    {
        public void Dispose() => Array.ForEach(turns, turn => turn.Release());
    }
}
