namespace Stalwart.Instrumentation.Semantics.Tests;

public sealed class LogFieldTests
{
    [Fact]
    public void Capture_sees_strings_and_exceptions()
    {
        var error = new InvalidOperationException("broken");
        using EventCapture capture = EventCapture.Start(LogFieldEvents.Catalogue);
        LogFieldEvents.Job.Failed("import", null, error, TimeSpan.FromSeconds(2), JobFailedReason.Crash);
        EventRecord record = Assert.Single(capture.Records, record => record.Event.Name == "job.failed");
        Assert.Equal("import", record["name"]);
        Assert.Null(record["owner"]);
        Assert.Same(error, record["error"]);
        Assert.Equal(TimeSpan.FromSeconds(2), record["elapsed"]);
        Assert.Equal("crash", record["reason"]);
    }

    [Fact]
    public void Capture_sees_events_that_are_neither_counted_nor_feed_metrics()
    {
        using EventCapture capture = EventCapture.Start(LogFieldEvents.Catalogue);
        LogFieldEvents.Job.Noted("ready", null);
        LogFieldEvents.Local().Job.Noted("done", "mail");
        LogFieldEvents.Job.Told();
        LogFieldEvents.Job.Told(3);
        Assert.Equal(
            ["ready", "done"],
            capture.Records.Where(record => record.Event.Name == "job.noted").Select(record => record["text"]));
        Assert.Equal(4, capture.Count(LogFieldEventId.JobTold));
    }

    [Fact]
    public void String_field_is_not_a_label_and_log_only_event_is_not_a_metric()
    {
        LogFieldEvents.Job.Failed("a", "b", null, default, JobFailedReason.Timeout);
        LogFieldEvents.Job.Noted("text", "mail");
        string[] metrics = [.. LogFieldEvents.Catalogue.Metrics.Select(metric => metric.Name)];
        Assert.Equal(["job.failed"], metrics);
        Assert.Equal(["reason"], LogFieldEvents.Catalogue.Metrics[0].Tags.Select(tag => tag.Name));
        Assert.True(new LogFieldEvents.Totals().JobFailed(JobFailedReason.Timeout) >= 1);
    }
}
