using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Semantics.Tests.Logging;

/// <summary>No record allocates while it is logged, until a provider reads its values.</summary>
[Collection(LoggedEventsGroup.Name)]
public sealed class LogAllocationTests : IDisposable
{
    private readonly DiscardedLogs sink = new();
    private readonly Exception error = new InvalidOperationException("no");

    public void Dispose() => sink.Dispose();

    [Fact]
    public void Logged_record_of_generated_code_allocates_nothing()
    {
        Allocate();

        // A garbage collection caused by another thread adds the rest of this thread's buffer, but not every time, as records would.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocate()));
    }

    private long Allocate()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        LoggedEvents.LocalEvents events = LoggedEvents.Local();
        for (int i = 0; i < 1000; i++)
        {
            LoggedEvents.Auth.Failed(
                "jane", error, default, i, 0.25, 3, Reason.Locked, "/a", AuthFailedCode._500, true, 25, AuthFailedZone.Inner);
            events.Auth.Failed(null, null, default, i, 0.25, 3, (Reason)9, null, (AuthFailedCode)9, null, null, null);
            LoggedEvents.Session.Opened(2);
            events.Session.Closed(Reason.Locked, 2);
            LoggedEvents.Note.Written("text", error);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A sink that ignores all records.</summary>
    private sealed class DiscardedLogs : EventLogSink, IDisposable
    {
        public DiscardedLogs()
            : base(LoggedEvents.Catalogue.Events.Count)
        {
            Plan = new LogPlan([.. LoggedEvents.Catalogue.Events.Select(_ => true)], new LogLimit?[LoggedEvents.Catalogue.Events.Count]);
            LoggedEvents.Catalogue.AttachLogs(this);
        }

        public override void Write(in EventLogState record, int item)
        {
        }

        public void Dispose() => LoggedEvents.Catalogue.DetachLogs(this, TestTimeout.Max);
    }
}
