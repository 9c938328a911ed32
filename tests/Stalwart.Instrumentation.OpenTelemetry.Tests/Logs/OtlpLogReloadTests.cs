using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Logs;

/// <summary>The log export options change while the process runs: no record is lost or exported twice.</summary>
public sealed class OtlpLogReloadTests
{
    [Fact]
    public async Task Waiting_records_are_sent_to_the_reloaded_endpoint_with_its_credentials()
    {
        await using OtlpReceiver first = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        await using OtlpReceiver second = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(first);
        logs.Logged.Start();
        Assert.True(logs.Flush());
        logs.Logged.Start();
        Assert.True(logs.Logged.Catalogue.FlushLogs(TestTimeout.Max));
        logs.Host.Change(
            ("logs:open-telemetry:transport", "http"),
            ("logs:open-telemetry:endpoint", second.Endpoint.ToString()),
            ("logs:open-telemetry:auth:bearer", "hidden"),
            ("metrics:resource:team", "mail"));
        logs.Logged.Start();
        Assert.True(logs.Flush());

        Assert.Single(first.TakeAllRecords());
        ReceivedLogs push = await second.NextLogsAsync();
        Assert.Equal(2, push.Records.Count);
        Assert.Equal(("Bearer hidden", "mail"), (push.Headers["authorization"], push.Resource["team"]));
        Assert.Equal(
            "Information: Configuration reloaded: resource +team=mail; logs.open-telemetry.transport grpc -> http; "
            + $"logs.open-telemetry.endpoint {first.Endpoint} -> {second.Endpoint}v1/logs; logs.open-telemetry.auth.bearer added",
            await logs.Log.SaysAsync("Configuration reloaded"));
    }

    [Fact]
    public async Task Records_are_exported_and_their_gate_is_open_while_exports_are_enabled()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver, logs: "[logs.levels]\n\"*\" = \"debug\"");
        byte open = logs.Logged.Gate(LoggedCatalogue.Started);
        logs.Logged.Start();
        logs.Host.Change(("logs:open-telemetry:transport", "disable"));
        byte closed = logs.Logged.Gate(LoggedCatalogue.Started);
        logs.Logged.Start();
        logs.Logged.Start();
        logs.Host.Change(("logs:open-telemetry:transport", "http"));
        Assert.Equal(open, logs.Logged.Gate(LoggedCatalogue.Started));
        Assert.NotEqual(open, closed);
        logs.Logged.Start();
        Assert.True(logs.Flush());
        Assert.Equal(2, receiver.TakeAllRecords().Count);
    }

    [Fact]
    public async Task Reload_starts_exports_without_a_restart()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver, logs: "[logs]\nlevel = \"off\"");
        logs.Host.Change(("logs:open-telemetry:transport", "disable"), ("logs:level", "info"));
        logs.Logged.Start();
        Assert.True(logs.Flush());
        logs.Host.Change(("logs:open-telemetry:transport", "http"));
        logs.Logged.Start();
        Assert.True(logs.Flush());
        Assert.Single(receiver.TakeAllRecords());
    }

    [Fact]
    public async Task Changed_log_interval_takes_effect_after_a_restart_and_is_logged()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        logs.Host.Change(("logs:open-telemetry:interval", "2s"));
        Assert.Equal(
            "Warning: These changes take effect after a restart: logs.open-telemetry.interval 1h -> 2s",
            await logs.Log.SaysAsync("after a restart"));
    }
}
