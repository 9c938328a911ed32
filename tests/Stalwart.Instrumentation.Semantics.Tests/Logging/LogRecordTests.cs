using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Semantics.Tests.Logging;

/// <summary>The records of generated code, as sinks receive them.</summary>
[Collection(LoggedEventsGroup.Name)]
public sealed class LogRecordTests : IDisposable
{
    private readonly RecordedLogs sink = new(LoggedEvents.Catalogue);

    public void Dispose() => sink.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Record_has_every_value_in_the_order_of_the_catalogue(bool isLocal)
    {
        var error = new InvalidOperationException("no");
        var before = new LoggedEvents.Totals();
        (long count, double sum) = Time(before);
        Fail(isLocal, "jane", error, Reason.Locked, "/sign-in", AuthFailedCode._500, true, 25, AuthFailedZone.Outer);
        EventLogState record = Assert.Single(sink.Flushed());
        Assert.Equal(
            [
                KeyValuePair.Create("user", (object?)"jane"), new("error", error), new("elapsed", TimeSpan.FromSeconds(1.5)),
                new("size", 100L), new("load", 0.25), new("tries", 3L), new("reason", "locked"), new("http.route", "/sign-in"),
                new("code", 500L), new("tls", true), new("port", 25L), new("zone", "outer"),
                new("{OriginalFormat}", "Sign-in of {user} at {http.route} refused: {reason} in {elapsed} ({load}, {tries})"),
            ],
            record);
        Assert.Equal("Sign-in of jane at /sign-in refused: locked in 00:00:01.5000000 (0.25, 3)", record.ToString());
        Assert.Equal(("auth.failed", 1, EventLevel.Warn), (record.Event.Name, record.Event.Id, record.Event.Level));
        Assert.Same(error, record.Exception);
        Assert.Equal(
            [("user", "personal"), ("reason", "internal")],
            record.Event.Values.Where(value => value.Sensitivity is not null).Select(value => (value.Name, value.Sensitivity!)));

        // Metrics count them too.
        var after = new LoggedEvents.Totals();
        Assert.Equal(1, after.AuthFailed(reason: Reason.Locked) - before.AuthFailed(reason: Reason.Locked));
        Assert.Equal(100, after.AuthSize() - before.AuthSize());
        Assert.Equal((1, 1.5), (Time(after).Count - count, Time(after).Sum - sum));

        static (long Count, double Sum) Time(LoggedEvents.Totals totals) => (totals.AuthTime().Count, totals.AuthTime().Sum);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Absent_values_are_null_and_unknown_members_are_other(bool isLocal)
    {
        Fail(isLocal, null, null, (Reason)9, null, (AuthFailedCode)9, null, null, null);
        EventLogState record = Assert.Single(sink.Flushed());
        Assert.Equal([null, null], record.Take(2).Select(value => value.Value));
        Assert.Equal(["other", null, "other", null, null, null], record.Skip(6).Take(6).Select(value => value.Value));
        Assert.Null(record.Exception);
        Assert.Equal("Sign-in of (null) at (null) refused: other in 00:00:01.5000000 (0.25, 3)", record.ToString());
    }

    [Fact]
    public void Text_beyond_the_limit_of_its_tag_is_logged_unchanged()
    {
        foreach (string route in (string[])["/sign-in", "/a", "/b", "/c"])
        {
            Fail(isLocal: false, "jane", null, Reason.Locked, route, AuthFailedCode.Ok, null, null, null);
        }

        Assert.Equal(["/sign-in", "/a", "/b", "/c"], sink.Flushed().Select(record => record[7].Value));
    }

    [Fact]
    public void Call_with_a_count_logs_one_record_with_the_count()
    {
        long before = new LoggedEvents.Totals().SessionOpened();
        LoggedEvents.Session.Opened(5);
        LoggedEvents.Local().Session.Opened(2);
        LoggedEvents.Session.Opened();
        LoggedEvents.Session.Opened(0);
        LoggedEvents.Session.Closed(Reason.Locked, 8);
        EventLogState[] records = sink.Flushed();
        Assert.Equal([5, 2, 1, 8], records.Select(record => record.Times));
        Assert.Equal(
            [KeyValuePair.Create("event.count", (object?)5L), new("{OriginalFormat}", "A {{session}} was opened")], records[0]);
        Assert.Equal("{OriginalFormat}", Assert.Single(records[2]).Key);
        Assert.Equal(["reason", "event.count", "{OriginalFormat}"], records[3].Select(value => value.Key));
        Assert.Equal("A {session} was opened", records[0].ToString());
        Assert.Equal(8, new LoggedEvents.Totals().SessionOpened() - before);
    }

    [Fact]
    public void Event_with_logged_false_is_only_counted()
    {
        long before = new LoggedEvents.Totals().SessionSilent();
        LoggedEvents.Session.Silent();
        LoggedEvents.Local().Session.Silent(4);
        Assert.Empty(sink.Flushed());
        Assert.Equal(5, new LoggedEvents.Totals().SessionSilent() - before);
    }

    [Fact]
    public void Event_with_counted_false_is_only_logged()
    {
        var error = new InvalidOperationException("no");
        LoggedEvents.Note.Written("one", error);
        LoggedEvents.Local().Note.Written("two", null);
        EventLogState[] records = sink.Flushed();
        Assert.Equal(["{Note} one", "{Note} two"], records.Select(record => record.ToString()));
        Assert.Equal([error, null], records.Select(record => record.Exception));
        Assert.DoesNotContain(LoggedEvents.Catalogue.Metrics, metric => metric.Name == "note.written");
    }

    [Fact]
    public void Scopes_log_the_events_that_they_record()
    {
        using (LoggedEvents.Note.MeasureTimed("jane"))
        {
        }

        using (LoggedEvents.Session.ClosedUnlessCompleted(Reason.BadPassword))
        {
        }

        LoggedEvents.Session.Opened();
        EventLogState[] records = sink.Flushed();
        Assert.Equal(["note.timed", "session.closed", "session.opened"], records.Select(record => record.Event.Name));
        Assert.IsType<TimeSpan>(records[0][0].Value);
        Assert.Equal("jane", records[0][1].Value);
    }

    [Fact]
    public void Deprecated_event_is_logged()
    {
#pragma warning disable CS0618 // The deprecated method is under test.
        LoggedEvents.Session.Renamed();
#pragma warning restore CS0618
        Assert.Equal("A session was renamed", Assert.Single(sink.Flushed()).ToString());
    }

    private static void Fail(
        bool isLocal,
        string? user,
        Exception? error,
        Reason reason,
        string? route,
        AuthFailedCode code,
        bool? tls,
        long? port,
        AuthFailedZone? zone)
    {
        if (isLocal)
        {
            LoggedEvents.Local().Auth.Failed(
                user, error, TimeSpan.FromSeconds(1.5), 100, 0.25, 3, reason, route, code, tls, port, zone);
        }
        else
        {
            LoggedEvents.Auth.Failed(user, error, TimeSpan.FromSeconds(1.5), 100, 0.25, 3, reason, route, code, tls, port, zone);
        }
    }
}
