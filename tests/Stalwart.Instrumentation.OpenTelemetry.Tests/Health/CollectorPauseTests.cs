using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Health;

/// <summary>A collector that asks for a wait beyond the timeout of a push receives no push before that time.</summary>
public sealed class CollectorPauseTests
{
    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData(OtlpTransport.Http, "cumulative")]
    [InlineData(OtlpTransport.Http, "delta")]
    [InlineData(OtlpTransport.Grpc, "delta")]
    public async Task Pushes_wait_and_lose_nothing_when_the_collector_asks_to_wait(OtlpTransport transport, string temporality)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        receiver.RawAnswer = AskToWait(transport, seconds: 120);
        var test = new TestCatalogue();
        await using TestHost host = await StartAsync(test, receiver, $"temporality = \"{temporality}\"");
        await PushAtIntervalAsync(host, attempts: 1, receiver);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        receiver.RawAnswer = null;
        for (int i = 0; i < 11; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            Assert.False(host.Services.GetRequiredService<EventMetrics>().Flush());
        }

        Assert.Equal(1, receiver.Attempts);
        Assert.Contains("and asked to wait 2m", Assert.Single(host.Log.PushLines), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(7, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Fact]
    public async Task Stop_pushes_the_last_values_although_the_collector_asks_to_wait()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        receiver.RawAnswer = AskToWait(OtlpTransport.Http, seconds: 120);
        var test = new TestCatalogue();
        await using (TestHost host = await StartAsync(test, receiver, "temporality = \"delta\""))
        {
            await PushAtIntervalAsync(host, attempts: 1, receiver);
            receiver.RawAnswer = null;
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        }

        Assert.Equal(7, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Fact]
    public async Task Changed_endpoint_receives_a_push_immediately_during_a_pause()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using OtlpReceiver other = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        receiver.RawAnswer = AskToWait(OtlpTransport.Http, seconds: 120);
        var test = new TestCatalogue();
        await using TestHost host = await StartAsync(test, receiver, "");
        await PushAtIntervalAsync(host, attempts: 1, receiver);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        host.Change(("metrics:open-telemetry:endpoint", other.Endpoint.ToString()));
        Assert.True(host.Services.GetRequiredService<EventMetrics>().Flush());
        Assert.Equal(7, (await other.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Fact]
    public void Pause_of_more_than_an_hour_is_over_after_an_hour()
    {
        using var pause = new CollectorPause(clock);
        pause.Ask(TimeSpan.FromDays(365));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(pause.IsOver);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(pause.IsOver);
    }

    [Fact]
    public void Closed_pause_ignores_further_requests_of_the_collector()
    {
        using var pause = new CollectorPause(clock);
        pause.Ask(TimeSpan.FromMinutes(1));
        pause.Close();
        pause.Ask(TimeSpan.FromMinutes(1));
        Assert.True(pause.IsOver);
    }

    [Fact]
    public async Task Waiting_pushes_continue_when_the_pause_ends()
    {
        using var pause = new CollectorPause(clock);
        pause.Ask(TimeSpan.FromMinutes(1));
        var waiting = Task.Run(pause.Wait);
        pause.End();
        await waiting.WaitAsync(TestTimeout.Max);
        pause.Ask(TimeSpan.FromMinutes(1));
        waiting = Task.Run(pause.Wait);
        Assert.False(waiting.IsCompleted);
        await Eventually.IsTrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                return waiting.IsCompleted;
            },
            () => "the pause does not end");
    }

    private static RequestDelegate AskToWait(OtlpTransport transport, int seconds) => context =>
    {
        if (transport == OtlpTransport.Http)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = $"{seconds}";
        }
        else
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "8";
            context.Response.Headers["grpc-status-details-bin"] =
                Convert.ToBase64String(GrpcDetails.Status(new Duration { Seconds = seconds })).TrimEnd('=');
        }

        return Task.CompletedTask;
    };

    private static Task<TestHost> StartAsync(TestCatalogue test, OtlpReceiver receiver, FakeTimeProvider clock, string more) =>
        TestHost.StartWorkerAsync(
            test,
            $"""
            [metrics.open-telemetry]
            transport = "{(receiver.IsGrpc ? "grpc" : "http")}"
            endpoint = "{receiver.Endpoint}"
            interval = "10s"
            timeout = "60s"
            {more}
            """,
            clock: clock);

    private Task<TestHost> StartAsync(TestCatalogue test, OtlpReceiver receiver, string more) => StartAsync(test, receiver, clock, more);

    private async Task PushAtIntervalAsync(TestHost host, int attempts, OtlpReceiver receiver)
    {
        clock.Advance(TimeSpan.FromSeconds(10));
        ExportStatus status = host.Services.GetRequiredService<EventMetrics>().Exports.Single();
        await Eventually.IsTrueAsync(() => status.Current.Failures == attempts, () => string.Join('\n', host.Log.Lines));
        Assert.Equal(attempts, receiver.Attempts);
    }
}
