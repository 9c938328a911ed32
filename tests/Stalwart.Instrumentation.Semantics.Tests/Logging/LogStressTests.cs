using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Semantics.Tests.Logging;

/// <summary>Many threads record while the logs cannot keep up, or change all the time.</summary>
[Collection(LoggedEventsGroup.Name)]
public sealed class LogStressTests : IDisposable
{
    private const int Threads = 8;
    private const int Records = 1_000_000;
    private readonly CountedLogs sink = new();

    public void Dispose()
    {
        LoggedEvents.Catalogue.Apply(new EventPolicy());
        sink.Dispose();
    }

    [Fact]
    public void Recording_into_a_blocked_sink_does_not_wait_and_every_record_is_counted()
    {
        (long opened, long closed) = Totals();
        sink.Hold();

        // Ends although the sink blocks.
        RecordFromAllThreads();
        Assert.InRange(sink.Written, 0, 1);
        sink.Resume();
        Assert.True(LoggedEvents.Catalogue.FlushLogs(TestTimeout.Max));
        Assert.Equal(Records, sink.Written + sink.Lost(CountedLogs.Opened) + sink.Lost(CountedLogs.Closed));
        Assert.InRange(sink.Written, EventLogs.Capacity, EventLogs.Capacity + 1);
        Assert.Equal((Records / 2, Records / 2), (Totals().Opened - opened, Totals().Closed - closed));
    }

    [Fact]
    public async Task Changed_levels_and_lists_under_load_lose_no_metric_and_log_no_record_twice()
    {
        (long opened, long closed) = Totals();
        using var stop = new CancellationTokenSource();
        Task changes = Task.Run(() =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                sink.Want(CountedLogs.Opened, (i & 1) == 0);
                sink.Want(CountedLogs.Closed, (i & 2) == 0);
                Thread.Yield();
            }
        });
        RecordFromAllThreads();
        await stop.CancelAsync();
        await changes;
        Assert.True(LoggedEvents.Catalogue.FlushLogs(TestTimeout.Max));
        Assert.InRange(sink.Written + sink.Lost(CountedLogs.Opened) + sink.Lost(CountedLogs.Closed), 0, Records);
        Assert.Equal((Records / 2, Records / 2), (Totals().Opened - opened, Totals().Closed - closed));
        Assert.Equal(0, sink.Unwanted);
    }

    private static void RecordFromAllThreads()
    {
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < Records / Threads / 2; i++)
            {
                LoggedEvents.Session.Opened();
                LoggedEvents.Session.Closed((Reason)(i & 1));
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    private static (long Opened, long Closed) Totals()
    {
        var totals = new LoggedEvents.Totals();
        return (totals.SessionOpened(), totals.SessionClosed());
    }
}
