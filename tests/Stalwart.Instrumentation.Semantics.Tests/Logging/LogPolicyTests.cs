using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Semantics.Tests.Logging;

/// <summary>Metrics, logs and captures use an event independently of each other.</summary>
[Collection(LoggedEventsGroup.Name)]
public sealed class LogPolicyTests : IDisposable
{
    private readonly RecordedLogs sink = new(LoggedEvents.Catalogue);

    public void Dispose()
    {
        LoggedEvents.Catalogue.Apply(new EventPolicy());
        sink.Dispose();
    }

    [Fact]
    public void Event_disabled_for_metrics_is_logged_and_its_balance_is_kept()
    {
        var before = new LoggedEvents.Totals();
        LoggedEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["session.*", "auth.failed"] });
        LoggedEvents.Session.Opened(3);
        LoggedEvents.Local().Session.Opened();
        LoggedEvents.Session.Closed(Reason.Locked);
        LoggedEvents.Session.Hidden();
        Fail();
        Assert.Equal(
            ["session.opened", "session.opened", "session.closed", "session.hidden", "auth.failed"],
            sink.Flushed().Select(record => record.Event.Name));
        LoggedEvents.Catalogue.Apply(new EventPolicy());
        var after = new LoggedEvents.Totals();
        Assert.Equal(
            (0, 0, 0, 3),
            (after.SessionOpened() - before.SessionOpened(),
                after.AuthFailed() - before.AuthFailed(),
                after.AuthSize() - before.AuthSize(),
                after.SessionOpen() - before.SessionOpen()));
        LoggedEvents.Session.Closed(Reason.Locked, 3);
    }

    [Fact]
    public void Event_disabled_for_logs_is_counted()
    {
        long before = new LoggedEvents.Totals().AuthFailed();
        sink.Apply(Except("auth.failed"));
        Fail();
        LoggedEvents.Note.Written("one", null);
        Assert.Equal("note.written", Assert.Single(sink.Flushed()).Event.Name);
        Assert.Equal(1, new LoggedEvents.Totals().AuthFailed() - before);
    }

    [Fact]
    public void IsEnabled_is_true_while_metrics_or_logs_use_the_event()
    {
        LoggedEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["auth.failed"] });
        Assert.Equal((true, true), (LoggedEvents.Auth.FailedIsEnabled, LoggedEvents.Session.HiddenIsEnabled));
        sink.Apply(Except("auth.failed", "session.hidden"));
        Assert.Equal((false, false), (LoggedEvents.Auth.FailedIsEnabled, LoggedEvents.Session.HiddenIsEnabled));
        LoggedEvents.Catalogue.Apply(new EventPolicy());
        Assert.Equal((true, false), (LoggedEvents.Auth.FailedIsEnabled, LoggedEvents.Session.HiddenIsEnabled));
    }

    [Fact]
    public void Capture_and_log_see_each_record_once()
    {
        using var capture = EventCapture.Start(LoggedEvents.Catalogue);
        LoggedEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["note.written"] });
        LoggedEvents.Note.Written("one", null);
        LoggedEvents.Session.Opened(3);
        LoggedEvents.Session.Closed(Reason.Locked, 3);
        string[] messages = ["{Note} one", "A {session} was opened", "Session closed with locked"];
        Assert.Equal(messages, sink.Flushed().Select(record => record.ToString()));
        Assert.Equal(messages, capture.Logs);
        Assert.Equal([1, 3, 3], capture.Records.Select(record => record.Count));
    }

    private static void Fail() => LoggedEvents.Auth.Failed(
        "jane", null, TimeSpan.FromSeconds(1), 100, 0.25, 3, Reason.Locked, "/a", AuthFailedCode.Ok, null, null, null);

    private static LogPlan Except(params string[] names) => new(
        [.. LoggedEvents.Catalogue.Events.Select(item => !names.Contains(item.Name))],
        new LogLimit?[LoggedEvents.Catalogue.Events.Count]);
}
