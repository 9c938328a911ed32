using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Health;

/// <summary>The log of an outage: each new cause, and reminders at increasing intervals.</summary>
public sealed class FailureReportsTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly FailureReports reports;

    public FailureReportsTests() => reports = new FailureReports(clock);

    [Fact]
    public void Same_cause_is_reported_once() =>
        Assert.Equal([FailureReport.Cause, FailureReport.Nothing, FailureReport.Nothing], Reports("401", "401", "401"));

    [Fact]
    public void Each_change_of_the_cause_is_reported() =>
        Assert.All(
            Reports("refused", "401", "403", "429", "503", "400", "500", "refused"),
            report => Assert.Equal(FailureReport.Cause, report));

    [Fact]
    public void Causes_are_limited_for_ten_minutes_when_they_alternate()
    {
        FailureReport[] all = [.. Enumerable.Range(0, 100).Select(i => reports.Next($"{i % 2}"))];
        Assert.Equal(FailureReports.MaxCauses, all.Count(report => report == FailureReport.Cause));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(FailureReport.Cause, reports.Next("another"));
    }

    [Fact]
    public void Reminders_come_after_ten_minutes_an_hour_and_then_once_a_day()
    {
        reports.Next("refused");
        var reminded = new List<TimeSpan>();
        for (int minute = 1; minute <= 3 * 24 * 60; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            if (reports.Next("refused") == FailureReport.Reminder)
            {
                Assert.Equal(TimeSpan.FromMinutes(minute), reports.Reminded);
                reminded.Add(reports.Reminded);
            }
        }

        Assert.Equal(
            [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(3)], reminded);
    }

    [Fact]
    public void Failure_after_a_recovery_starts_a_new_outage()
    {
        reports.Next("refused");
        clock.Advance(TimeSpan.FromMinutes(9));
        reports.Reset();
        Assert.Equal(FailureReport.Cause, reports.Next("refused"));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(FailureReport.Nothing, reports.Next("refused"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(FailureReport.Reminder, reports.Next("refused"));
    }

    private FailureReport[] Reports(params string[] causes) => [.. causes.Select(reports.Next)];
}
