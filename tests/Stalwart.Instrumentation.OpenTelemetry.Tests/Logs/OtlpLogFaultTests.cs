using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Logs;

/// <summary>A faulty collector: the application continues, each fault is one line, and every lost record is counted.</summary>
public sealed class OtlpLogFaultTests
{
    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Outage_is_logged_once_and_its_end_with_the_dropped_records(OtlpTransport transport)
    {
        using var port = new ReservedPort();
        await using ExportedLogs logs = await ExportedLogs.StartAsync(transport, $"http://127.0.0.1:{port.Number}", "retry = false");
        for (int i = 0; i < 2; i++)
        {
            logs.Logged.Start();
            logs.Logged.Start();
            Assert.False(logs.Flush());
        }

        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport, port);
        logs.Logged.Start();
        Assert.True(logs.Flush());
        Assert.Single((await receiver.NextLogsAsync()).Records);
        string endpoint = $"http://127.0.0.1:{port.Number}{(transport == OtlpTransport.Http ? "/v1/logs" : "")}";
        Assert.Equal(
            [
                $"Warning: Failed to export logs to {endpoint}: the connection was refused. Log records of failed exports are dropped.",
                $"Information: Log export to {endpoint} recovered after 2 failed attempts; 4 log records were dropped",
            ],
            logs.ExportLines());
    }

    [Theory]
    [InlineData(OtlpTransport.Http, 400, "the collector returned 400 Bad Request")]
    [InlineData(OtlpTransport.Http, 401, "the collector returned 401 Unauthorized (see logs.open-telemetry.auth)")]
    [InlineData(OtlpTransport.Http, 404, "the collector returned 404 Not Found (see the path of logs.open-telemetry.endpoint)")]
    [InlineData(OtlpTransport.Grpc, (int)StatusCode.InvalidArgument, "the collector returned INVALID_ARGUMENT (not now)")]
    public async Task Rejected_export_is_logged_with_the_key_to_check_and_not_retried(OtlpTransport transport, int status, string reason)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        Answer(receiver, status);
        logs.Logged.Start();
        Assert.False(logs.Flush());
        Assert.Equal(1, receiver.Attempts);
        Assert.Contains($": {reason}. Log records", Assert.Single(logs.ExportLines()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OtlpTransport.Http, 503)]
    [InlineData(OtlpTransport.Grpc, (int)StatusCode.Unavailable)]
    public async Task Export_is_retried_after_a_transient_failure_and_loses_no_record(OtlpTransport transport, int status)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver, $"timeout = \"{TestTimeout.Toml}\"");
        Answer(receiver, status);
        logs.Logged.Start();
        Task stop = logs.DisposeAsync().AsTask();
        await Eventually.IsTrueAsync(() => receiver.Attempts > 0, () => "no export came");
        Answer(receiver, transport == OtlpTransport.Http ? 200 : 0);
        await stop;
        Assert.Single((await receiver.NextLogsAsync()).Records);
        Assert.Empty(logs.ExportLines());
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Records_that_the_collector_rejects_are_logged_with_its_reason(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        receiver.LogResponse = new() { PartialSuccess = new() { RejectedLogRecords = 2, ErrorMessage = "too old" } };
        for (int i = 0; i < 3; i++)
        {
            logs.Logged.Start();
        }

        Assert.False(logs.Flush());
        Assert.Contains("rejected 2 log records: too old", Assert.Single(logs.ExportLines()), StringComparison.Ordinal);
        receiver.LogResponse = new();
        logs.Logged.Start();
        Assert.True(logs.Flush());
        Assert.EndsWith("2 log records were dropped", logs.ExportLines()[1], StringComparison.Ordinal);
    }

    /// <summary>The first export hangs, and the collector accepts no other, so later records wait until the queue is full.</summary>
    [Fact]
    public async Task Records_beyond_the_queue_are_counted_exactly()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        ExportedLogs logs = await ExportedLogs.StartAsync(receiver, $"timeout = \"{TestTimeout.Toml}\"");
        receiver.Answers = new TaskCompletionSource();
        const int Beyond = 1000;
        int total = OpenTelemetry.Logs.LogBatches.Capacity + Beyond;
        for (int i = 0; i < total; i++)
        {
            logs.Logged.Start();
            if (i % 1000 == 0)
            {
                // The queue before the exporter has no more room than the exporter's.
                Assert.True(logs.Logged.Catalogue.FlushLogs(TestTimeout.Max));
            }
        }

        Assert.True(logs.Logged.Catalogue.FlushLogs(TestTimeout.Max));
        await Eventually.IsTrueAsync(() => receiver.Attempts == 1, () => "no export came");
        receiver.Answers.SetResult();
        await logs.DisposeAsync();
        Assert.Equal(total - Beyond, receiver.TakeAllRecords().Count);
        Assert.Contains(
            $"Warning: {Beyond} records of event 'server.started' were not exported because the export queue is full; "
            + "log fewer events, or limit them",
            logs.Log.Lines);
    }

    [Fact]
    public async Task Metrics_and_other_providers_lose_nothing_when_logs_cannot_be_exported()
    {
        await using OtlpReceiver logsCollector = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using OtlpReceiver metricsCollector = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        logsCollector.Status = 400;
        await using ExportedLogs logs = await ExportedLogs.StartAsync(
            logsCollector,
            logs: $"""
                [metrics.open-telemetry]
                transport = "grpc"
                endpoint = "{metricsCollector.Endpoint}"
                interval = "1h"
                """);
        for (int i = 0; i < 1000; i++)
        {
            logs.Logged.Start();
            logs.Logged.Catalogue.Engine.Add(1, 1);
        }

        Assert.False(logs.Flush());
        Assert.True(logs.Metrics.Flush());
        Assert.Equal(1000, (await metricsCollector.NextAsync())["server.started"].Sum.DataPoints.Single().AsInt);
        Assert.Equal(1000, logs.Log.Lines.Count(line => line == "Information: Server {started}"));
        Assert.Empty(logs.Log.PushLines);
    }

    [Fact]
    public async Task Record_is_exported_when_a_provider_of_the_host_throws()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        using var provider = new ThrowingProvider();
        logs.Host.Services.GetRequiredService<ILoggerFactory>().AddProvider(provider);
        logs.Logged.Start();
        Assert.True(logs.Flush());
        Assert.Single(receiver.TakeAllRecords());
        await logs.DisposeAsync();
        Assert.Contains(
            "Warning: 1 records of event 'server.started' were dropped because a logging provider failed", logs.Log.Lines);
    }

    private static void Answer(OtlpReceiver receiver, int status)
    {
        receiver.Status = receiver.IsGrpc ? receiver.Status : status;
        receiver.GrpcStatus = receiver.IsGrpc ? (StatusCode)status : receiver.GrpcStatus;
    }
}
