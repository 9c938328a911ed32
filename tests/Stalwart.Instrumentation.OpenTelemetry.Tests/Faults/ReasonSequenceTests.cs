using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Push;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>An outage whose reason changes is logged at each change; a long one, at increasing intervals.</summary>
public sealed class ReasonSequenceTests
{
    [Theory]
    [InlineData(OtlpTransport.Http)]
    [InlineData(OtlpTransport.Grpc)]
    public async Task Each_reason_is_logged_once_when_the_collector_answers_another(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using FaultedHost host = await FaultedHost.StartAsync(transport, Address(receiver));
        string[] phrases =
        [
            "401 Unauthorized", "403 Forbidden", "429 Too Many Requests", "503 Service Unavailable", "400 Bad Request",
            "500 Internal Server Error",
        ];
        foreach (string phrase in phrases)
        {
            receiver.RawAnswer = FaultyAnswers.Status(int.Parse(phrase[..3], System.Globalization.CultureInfo.InvariantCulture));
            Fail(host, times: 3);
        }

        AssertReasons([.. phrases.Select(phrase => $"the collector returned {phrase}")], host);
        receiver.RawAnswer = null;
        Succeed(host);
        Assert.Equal(2, host.Lines.Count(line => line.Contains("recovered after 18 failed attempts", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(OtlpTransport.Http)]
    [InlineData(OtlpTransport.Grpc)]
    public async Task Each_reason_is_logged_once_when_the_endpoint_changes_and_then_the_answer(OtlpTransport transport)
    {
        using var port = new ReservedPort();
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using FaultedHost host = await FaultedHost.StartAsync(transport, $"http://127.0.0.1:{port.Number}");
        Fail(host, times: 2);
        receiver.RawAnswer = FaultyAnswers.Status(401);
        host.Change("endpoint", Address(receiver));
        Assert.Equal(ExportState.Waiting, host.Status(FaultedHost.Metrics).State);
        Fail(host, times: 2);
        receiver.RawAnswer = FaultyAnswers.Status(404);
        Fail(host, times: 2);
        AssertReasons(
            ["the connection was refused", "the collector returned 401 Unauthorized", "the collector returned 404 Not Found"],
            host);
        Assert.Contains($"metrics to http://127.0.0.1:{port.Number}", host.Lines[0], StringComparison.Ordinal);
        Assert.Contains($"metrics to {Address(receiver)}", host.Lines[2], StringComparison.Ordinal);
        receiver.RawAnswer = null;
        Succeed(host);
    }

    [Fact]
    public async Task Same_reason_is_logged_again_when_the_endpoint_changes()
    {
        using ReservedPort first = new(), second = new();
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using FaultedHost host = await FaultedHost.StartAsync(OtlpTransport.Http, $"http://127.0.0.1:{first.Number}");
        Fail(host, times: 2);
        host.Change("endpoint", $"http://127.0.0.1:{second.Number}");
        Fail(host, times: 2);
        AssertReasons(["the connection was refused", "the connection was refused"], host);
        host.Change("endpoint", Address(receiver));
        Succeed(host);
    }

    [Fact]
    public async Task Reasons_that_alternate_are_limited_for_ten_minutes()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using FaultedHost host = await FaultedHost.StartAsync(OtlpTransport.Http, Address(receiver));
        for (int i = 0; i < 3 * FailureReports.MaxCauses; i++)
        {
            receiver.RawAnswer = FaultyAnswers.Status(i % 2 == 0 ? 401 : 503);
            Fail(host, times: 1);
        }

        Assert.Equal(2 * FailureReports.MaxCauses, host.Lines.Length);
        receiver.RawAnswer = null;
        Succeed(host);
    }

    [Fact]
    public async Task Reminders_come_after_ten_minutes_an_hour_and_then_once_a_day_with_what_is_dropped()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        receiver.RawAnswer = FaultyAnswers.Status(500);
        await using FaultedHost host = await FaultedHost.StartAsync(OtlpTransport.Http, Address(receiver));
        Fail(host, times: 1);

        // Less than the interval of scheduled exports.
        TimeSpan step = TimeSpan.FromMinutes(5);
        int failures = 1;
        for (TimeSpan elapsed = step; elapsed <= TimeSpan.FromHours(2); elapsed += step)
        {
            host.Clock.Advance(step);
            Fail(host, times: 1);
            failures++;
            Assert.Equal(2 * Reminders(elapsed), host.Lines.Length - 2);
        }

        string endpoint = Address(receiver);
        Assert.Equal(
            [
                $"7 Warning: Metric export to {endpoint}/v1/metrics has been failing for 10m: "
                    + "the collector returned 500 Internal Server Error",
                $"46 Warning: Log export to {endpoint}/v1/logs has been failing for 10m: "
                    + "the collector returned 500 Internal Server Error. 3 log records dropped so far.",
                $"7 Warning: Metric export to {endpoint}/v1/metrics has been failing for 1h: "
                    + "the collector returned 500 Internal Server Error",
                $"46 Warning: Log export to {endpoint}/v1/logs has been failing for 1h: "
                    + "the collector returned 500 Internal Server Error. 13 log records dropped so far.",
            ],
            host.Lines[2..]);
        receiver.RawAnswer = null;
        Succeed(host);
        Assert.Equal(
            [
                $"2 Information: Metric export to {endpoint}/v1/metrics recovered after {failures} failed attempts",
                $"42 Information: Log export to {endpoint}/v1/logs recovered after {failures} failed attempts; "
                    + $"{failures} log records were dropped",
            ],
            host.Lines[^2..]);

        static int Reminders(TimeSpan elapsed) => elapsed >= TimeSpan.FromHours(1) ? 2 : elapsed >= TimeSpan.FromMinutes(10) ? 1 : 0;
    }

    private static string Address(OtlpReceiver receiver) => receiver.Endpoint.ToString().TrimEnd('/');

    private static void Fail(FaultedHost host, int times)
    {
        for (int i = 0; i < times; i++)
        {
            host.Record();
            Assert.False(host.PushMetrics());
            Assert.False(host.PushLogs());
        }
    }

    private static void Succeed(FaultedHost host)
    {
        host.Record();
        Assert.True(host.PushMetrics());
        Assert.True(host.PushLogs());
    }

    /// <summary>Asserts that the log has these reasons in this order, each on one line about metrics and one about logs.</summary>
    private static void AssertReasons(string[] reasons, FaultedHost host)
    {
        foreach (string id in (string[])["1 ", "41 "])
        {
            Assert.Collection(
                host.Lines.Where(line => line.StartsWith(id, StringComparison.Ordinal)),
                [.. reasons.Select(reason => (Action<string>)(line => Assert.Contains($": {reason}", line, StringComparison.Ordinal)))]);
        }
    }
}
