using System.Diagnostics;
using Stalwart.Instrumentation.Logging;
using Stalwart.Instrumentation.Semantics.Tests.Exemplars;

namespace Stalwart.Instrumentation.Semantics.Tests.Logging;

/// <summary>Records are logged once while exemplars are kept, regardless of other observers.</summary>
[Collection(LoggedEventsGroup.Name)]
public sealed class LogExemplarTests : IDisposable
{
    private readonly List<ActivityTraceId?> traces = [];
    private readonly RecordedLogs sink;

    public LogExemplarTests()
    {
        sink = new RecordedLogs(LoggedEvents.Catalogue, _ => traces.Add(Activity.Current?.TraceId));
        LoggedEvents.Catalogue.Apply(new EventPolicy { Exemplars = true });
    }

    public void Dispose()
    {
        LoggedEvents.Catalogue.Apply(new EventPolicy());
        sink.Dispose();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Record_is_logged_once_with_its_trace_and_leaves_its_exemplar(bool isSampled, bool isCaptured)
    {
        var before = new LoggedEvents.Totals();
        using EventCapture? capture = isCaptured ? EventCapture.Start(LoggedEvents.Catalogue) : null;
        using var activity = new Sampled(isSampled);
        LoggedEvents.Session.Opened(2);
        LoggedEvents.Local().Session.Opened(3);
        LoggedEvents.Session.Closed(Reason.Locked, 5);
        Fail();
        EventLogState[] records = sink.Flushed();
        Assert.Equal(
            [("session.opened", 2L), ("session.opened", 3L), ("session.closed", 5L), ("auth.failed", 1L)],
            records.Select(record => (record.Event.Name, record.Times)));
        Assert.All(traces, trace => Assert.Equal(activity.TraceId, trace));
        Assert.Equal(isCaptured ? 4 : 0, capture?.Records.Count ?? 0);
        Assert.Equal(isSampled, activity.IsOf(ExemplarReader.Of(LoggedEvents.Catalogue, "session.opened")));
        var after = new LoggedEvents.Totals();
        Assert.Equal(
            (5, 5, 1, 0),
            (after.SessionOpened() - before.SessionOpened(),
                after.SessionClosed() - before.SessionClosed(),
                after.AuthFailed() - before.AuthFailed(),
                after.SessionOpen() - before.SessionOpen()));
    }

    [Fact]
    public void Disabled_event_is_logged_once_while_exemplars_are_kept()
    {
        LoggedEvents.Catalogue.Apply(new EventPolicy { Exemplars = true, DisabledEvents = ["session.*"] });
        using var activity = new Sampled();
        LoggedEvents.Session.Opened(2);
        LoggedEvents.Session.Closed(Reason.Locked, 2);
        Assert.Equal([2, 2], sink.Flushed().Select(record => record.Times));
    }

    private static void Fail() => LoggedEvents.Auth.Failed(
        "jane", null, TimeSpan.FromSeconds(1), 100, 0.25, 3, Reason.Locked, "/a", AuthFailedCode.Ok, null, null, null);
}
