using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Tests.Logging;

public sealed class EventLogsTests
{
    private readonly LoggedCatalogue logged = new();

    [Fact]
    public void Sink_gets_each_record_with_its_values_in_order()
    {
        using var sink = new RecordedLogs(logged.Catalogue);
        var error = new InvalidOperationException("no");
        logged.Fail("jane", error: error);
        logged.Start(times: 3);
        EventLogState[] records = sink.Flushed();
        Assert.Equal(["auth.failed", "server.started"], records.Select(record => record.Event.Name));
        Assert.Same(error, records[0].Exception);
        Assert.Equal(
            [
                KeyValuePair.Create("user", (object?)"jane"), new("error", error), new("elapsed", TimeSpan.FromSeconds(1.5)),
                new("size", 7L), new("load", 0.25), new("reason", "unknown-user"), new("tls", null),
                new("{OriginalFormat}", "Sign-in of {user} failed: {reason}"),
            ],
            records[0]);
        Assert.Equal(
            [KeyValuePair.Create("event.count", (object?)3L), new("{OriginalFormat}", "Server {{started}}")],
            records[1]);
    }

    [Fact]
    public void Record_with_many_values_keeps_all()
    {
        using var sink = new RecordedLogs(logged.Catalogue);
        logged.RecordWide();
        EventLogState record = Assert.Single(sink.Flushed());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (object)(long)i), record.Take(20).Select(value => value.Value));
        Assert.Equal("0 and 19", record.ToString());
        EventLogState copy = record;
        copy.Replace(19, LogValue.Of("hidden"));
        Assert.Equal(("0 and 19", "0 and hidden"), (record.ToString(), copy.ToString()));
    }

    [Fact]
    public void Gate_has_the_log_bit_while_a_sink_takes_the_event()
    {
        Assert.Equal(0, logged.Gate(LoggedCatalogue.Failed) & 16);
        using (var sink = new RecordedLogs(logged.Catalogue))
        {
            Assert.Equal(16, logged.Gate(LoggedCatalogue.Failed) & 16);
            Assert.Equal(0, logged.Gate(LoggedCatalogue.Silent) & 16);
            logged.Catalogue.Apply(new EventPolicy { DisabledEvents = ["*"] });
            Assert.Equal(16, logged.Gate(LoggedCatalogue.Failed));
            sink.Apply(LogPlan.None(4));
            Assert.Equal(0, logged.Gate(LoggedCatalogue.Failed));
            sink.Apply(sink.Everything());
        }

        Assert.Equal(0, logged.Gate(LoggedCatalogue.Failed) & 16);
    }

    [Fact]
    public void Log_record_is_written_in_the_context_of_its_call()
    {
        var ambient = new AsyncLocal<string?>();
        var seen = new List<(string?, string?)>();
        using var sink = new RecordedLogs(logged.Catalogue, _ => seen.Add((ambient.Value, Activity.Current?.Id)));
        string id;
        using (Activity activity = new Activity("request").Start())
        {
            id = activity.Id!;
            ambient.Value = "inside";
            logged.Start();
        }

        ambient.Value = "outside";
        using (ExecutionContext.SuppressFlow())
        {
            logged.Start();
        }

        sink.Flushed();
        Assert.Equal([("inside", id), (null, null)], seen);
    }

    [Fact]
    public void Recording_continues_while_a_sink_blocks_and_dropped_records_are_counted()
    {
        const int Threads = 8, Records = 20_000;
        using var sink = new RecordedLogs(logged.Catalogue);
        sink.Hold();
        Parallel.For(0, Threads, _ =>
        {
            for (int i = 0; i < Records; i++)
            {
                logged.Start();
                logged.Fail("jane");
            }
        });
        Assert.InRange(
            sink.Lost(LoggedCatalogue.Started) + sink.Lost(LoggedCatalogue.Failed),
            (2 * Threads * Records) - EventLogs.Capacity - 1,
            long.MaxValue);
        sink.Resume();
        ILookup<string, EventLogState> written = sink.Flushed().ToLookup(record => record.Event.Name);
        Assert.Equal(Threads * Records, written["server.started"].Count() + sink.Lost(LoggedCatalogue.Started));
        Assert.Equal(Threads * Records, written["auth.failed"].Count() + sink.Lost(LoggedCatalogue.Failed));
    }

    [Fact]
    public void Limited_event_is_logged_up_to_its_limit_and_the_rest_is_counted()
    {
        using var sink = new RecordedLogs(logged.Catalogue);
        sink.Apply(sink.Everything(new LogLimit(10, TimeSpan.FromSeconds(1), new FakeTimeProvider())));
        Assert.All(Enumerable.Range(0, 100), _ => logged.Start());
        Assert.Equal(10, sink.Flushed().Length);
        Assert.Equal(90, sink.Limited(LoggedCatalogue.Started));
        Assert.Equal(0, sink.Lost(LoggedCatalogue.Started));
    }

    [Fact]
    public void Record_that_a_sink_makes_is_not_logged()
    {
        using var sink = new RecordedLogs(logged.Catalogue, _ => logged.Start());
        logged.Fail("jane");
        Assert.Equal("auth.failed", Assert.Single(sink.Flushed()).Event.Name);
    }

    [Fact]
    public void Each_sink_gets_the_events_that_it_takes_and_nothing_after_it_is_detached()
    {
        using var all = new RecordedLogs(logged.Catalogue);
        var one = new RecordedLogs(logged.Catalogue);
        one.Apply(new LogPlan([true, false, false, false], new LogLimit?[4]));
        logged.Fail("jane");
        logged.Start();
        one.Dispose();
        logged.Fail("joe");
        Assert.Equal(3, all.Flushed().Length);
        Assert.Equal("auth.failed", Assert.Single(one.Records).Event.Name);

        using var again = new RecordedLogs(logged.Catalogue);
        logged.Start();
        Assert.Single(again.Flushed());
    }

    [Fact]
    public void Waiting_records_are_written_before_their_sink_is_detached()
    {
        var sink = new RecordedLogs(logged.Catalogue);
        Assert.All(Enumerable.Range(0, 5000), _ => logged.Start());
        sink.Dispose();
        Assert.Equal(5000, sink.Records.Count);
    }

    [Fact]
    public void Flush_returns_false_after_its_timeout_when_a_sink_blocks()
    {
        using var sink = new RecordedLogs(logged.Catalogue);
        sink.Hold();
        logged.Start();
        Assert.False(logged.Catalogue.FlushLogs(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void Logged_record_allocates_nothing()
    {
        using var sink = new Discarded(logged.Catalogue);
        Record();

        // A garbage collection caused by other tests ends the thread's allocation buffer, all of which counts as allocated.
        long least = long.MaxValue;
        for (int round = 0; round < 10 && least > 0; round++)
        {
            sink.Restart();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Record();
            long own = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(logged.Catalogue.FlushLogs(TestTimeout.Max));
            least = Math.Min(least, own + sink.Allocated);
        }

        Assert.Equal(0, least);

        void Record()
        {
            for (int i = 0; i < 1000; i++)
            {
                logged.Fail("jane");
            }
        }
    }

    /// <summary>A sink that ignores all records, and measures the allocations of its thread.</summary>
    private sealed class Discarded : EventLogSink, IDisposable
    {
        private readonly EventCatalogue catalogue;
        private long first = -1;

        public Discarded(EventCatalogue catalogue)
            : base(catalogue.Events.Count)
        {
            this.catalogue = catalogue;
            Plan = new LogPlan([.. catalogue.Events.Select(_ => true)], new LogLimit?[catalogue.Events.Count]);
            catalogue.AttachLogs(this);
        }

        /// <summary>Gets the bytes between the first and the last record.</summary>
        public long Allocated { get; private set; }

        /// <summary>Makes the next record the first one; no record is waiting.</summary>
        public void Restart() => (first, Allocated) = (-1, 0);

        public override void Write(in EventLogState record, int item)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            first = first < 0 ? now : first;
            Allocated = now - first;
        }

        public void Dispose() => catalogue.DetachLogs(this, TestTimeout.Max);
    }
}
