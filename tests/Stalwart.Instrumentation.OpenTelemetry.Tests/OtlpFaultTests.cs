using System.Net.Sockets;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>
/// A faulty collector: the application continues counting, one line reports the failure and one the recovery, and the totals are then
/// exact.
/// </summary>
public sealed class OtlpFaultTests
{
    private const int Threads = 4, Records = 50_000;

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Pushes_recover_each_time_the_collector_returns(OtlpTransport transport)
    {
        using var port = new ReservedPort();
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(
            test,
            Toml(transport, $"http://127.0.0.1:{port.Number}", "retry = false"));
        for (int round = 1; round <= 2; round++)
        {
            RecordOnThreads(test);
            Assert.False(Flush(host));
            Assert.False(Flush(host));
            await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport, port);
            Assert.True(Flush(host));
            Received push = await receiver.NextAsync();
            Assert.Equal(round * Threads * Records, push["auth.success"].Sum.DataPoints.Single().AsInt);
            Assert.Equal(round * Threads * Records, push["auth.failed"].Sum.DataPoints.Sum(point => point.AsInt));
            string[] lines = host.Log.PushLines;
            Assert.Equal(2 * round, lines.Length);
            Assert.StartsWith($"Warning: Failed to export metrics to http://127.0.0.1:{port.Number}", lines[^2], StringComparison.Ordinal);
            Assert.EndsWith("recovered after 2 failed attempts", lines[^1], StringComparison.Ordinal);
        }

        Assert.Contains("the connection was refused", host.Log.PushLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OtlpTransport.Http, 401, "401 Unauthorized (see metrics.open-telemetry.auth)")]
    [InlineData(OtlpTransport.Http, 404, "404 Not Found (see the path")]
    [InlineData(OtlpTransport.Http, 429, "429 Too Many Requests")]
    [InlineData(OtlpTransport.Http, 503, "503 Service Unavailable")]
    [InlineData(OtlpTransport.Grpc, (int)StatusCode.Unauthenticated, "UNAUTHENTICATED (not now)")]
    [InlineData(OtlpTransport.Grpc, (int)StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED (not now)")]
    [InlineData(OtlpTransport.Grpc, (int)StatusCode.Unavailable, "UNAVAILABLE (not now)")]
    public async Task Push_fails_with_one_warning_when_the_collector_rejects_it(OtlpTransport transport, int status, string reason)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Toml(transport, receiver.Endpoint.ToString(), "retry = false"));
        Answer(receiver, status);
        for (int i = 0; i < 5; i++)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
            Assert.False(Flush(host));
        }

        Assert.Contains(reason, Assert.Single(host.Log.PushLines), StringComparison.Ordinal);
        Answer(receiver, transport == OtlpTransport.Http ? 200 : 0);
        Assert.True(Flush(host));
        Assert.Equal(5, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
        Assert.EndsWith("after 5 failed attempts", host.Log.PushLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_push_loses_its_data_points_and_not_its_metrics()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(
            test, Toml(OtlpTransport.Http, receiver.Endpoint.ToString(), "retry = false"));
        test.Fail(0, "a");
        test.Fail(0, "b");
        test.Fail(1, "c");
        Answer(receiver, 503);
        Assert.False(Flush(host));
        Assert.Equal(3, host.Services.GetRequiredService<EventMetrics>().Exports.Single().Current.Lost);
    }

    [Theory]
    [InlineData(OtlpTransport.Http, 503, true)]
    [InlineData(OtlpTransport.Http, 429, true)]
    [InlineData(OtlpTransport.Http, 401, false)]
    [InlineData(OtlpTransport.Grpc, (int)StatusCode.Unavailable, true)]
    [InlineData(OtlpTransport.Grpc, (int)StatusCode.PermissionDenied, false)]
    public async Task Push_is_retried_after_a_transient_failure(OtlpTransport transport, int status, bool again)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Toml(transport, receiver.Endpoint.ToString(), ""));
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        Answer(receiver, status);
        Task<bool> push = Task.Run(() => Flush(host));
        if (again)
        {
            await Eventually.IsTrueAsync(() => receiver.Attempts >= 2, () => "it was not tried again");
            Answer(receiver, transport == OtlpTransport.Http ? 200 : 0);
            Assert.True(await push);
            Assert.Empty(host.Log.PushLines);
        }
        else
        {
            Assert.False(await push);
            Assert.Equal(1, receiver.Attempts);
        }
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Recording_does_not_wait_when_the_collector_hangs(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Toml(transport, receiver.Endpoint.ToString(), "retry = false"));
        receiver.Answers = new TaskCompletionSource();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        Task<bool> push = Task.Run(() => Flush(host));
        await Eventually.IsTrueAsync(() => receiver.Attempts == 1, () => "no push came");

        // All of this happens while the push hangs: it cannot end before the receiver responds.
        RecordOnThreads(test);
        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["auth.failed"] });
        test.Catalogue.Apply(new EventPolicy());
        Assert.False(push.IsCompleted);
        receiver.Answers.SetResult();
        Assert.True(await push);
        Assert.True(Flush(host));
        Assert.Equal(1, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
        Assert.Equal((Threads * Records) + 1, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Fact]
    public async Task Push_fails_after_the_timeout_when_the_collector_hangs()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(
            test,
            Toml(OtlpTransport.Http, receiver.Endpoint.ToString(), "retry = false", timeout: "200ms"));
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        receiver.Answers = new TaskCompletionSource();
        Assert.False(Flush(host));
        Assert.Contains("no response within 200ms", Assert.Single(host.Log.PushLines), StringComparison.Ordinal);
        receiver.Answers.SetResult();
        await Eventually.IsTrueAsync(() => Flush(host), () => string.Join('\n', host.Log.Lines));
        Assert.Equal(7, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_fails_when_the_collector_resets_connections(OtlpTransport transport)
    {
        using var port = new ReservedPort();
        using Socket listener = port.Bind();
        listener.Listen();
        Task resetting = ResetAllAsync(listener);
        var test = new TestCatalogue();
        await using (TestHost host = await TestHost.StartWorkerAsync(
            test,
            Toml(transport, $"http://127.0.0.1:{port.Number}", "retry = false")))
        {
            RecordOnThreads(test);
            Assert.False(Flush(host));
            Assert.False(Flush(host));
            Assert.True(host.Log.PushLines.Length == 1, string.Join("\n", host.Log.PushLines));
            listener.Dispose();
            await resetting;
            await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport, port);
            Assert.True(Flush(host));
            Assert.Equal(Threads * Records, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
            Assert.Equal(2, host.Log.PushLines.Length);
        }
    }

    private static async Task ResetAllAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                using Socket socket = await listener.AcceptAsync();
                await socket.ReceiveAsync(new byte[16]);
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private static void RecordOnThreads(TestCatalogue test)
    {
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < Records; i++)
            {
                test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
                test.Fail(i % 2, "example.com");
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    private static void Answer(OtlpReceiver receiver, int status)
    {
        if (receiver.IsGrpc)
        {
            receiver.GrpcStatus = (StatusCode)status;
        }
        else
        {
            receiver.Status = status;
        }
    }

    private static bool Flush(TestHost host) => host.Services.GetRequiredService<EventMetrics>().Flush();

    private static string Toml(OtlpTransport transport, string endpoint, string more, string timeout = TestTimeout.Toml) => $"""
        [metrics.open-telemetry]
        transport = "{(transport == OtlpTransport.Grpc ? "grpc" : "http")}"
        endpoint = "{endpoint}"
        interval = "1h"
        timeout = "{timeout}"
        {more}
        """;
}
