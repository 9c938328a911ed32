using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>
/// A host that exports the metrics and the log records of one catalogue to a collector at fault, when the test asks for it.
/// </summary>
internal sealed class FaultedHost : IAsyncDisposable
{
    public const string Metrics = "metrics.open-telemetry", Logs = "logs.open-telemetry";
    public const string Event = "server.started";

    private readonly LoggedCatalogue logged;
    private readonly TestHost host;

    private FaultedHost(LoggedCatalogue logged, TestHost host, FakeTimeProvider clock) =>
        (this.logged, this.host, Clock) = (logged, host, clock);

    public FakeTimeProvider Clock { get; }

    public LogLines Log => host.Log;

    public EventMetrics EventMetrics => host.Services.GetRequiredService<EventMetrics>();

    /// <summary>Gets the lines about exports with their ids, in order.</summary>
    public string[] Lines => Log.ExportLines;

    public static async Task<FaultedHost> StartAsync(
        OtlpTransport transport, string endpoint, string timeout = TestTimeout.Toml, bool isRetried = false, string tls = "")
    {
        var logged = new LoggedCatalogue();
        var clock = new FakeTimeProvider();
        string table = $"""
            transport = "{(transport == OtlpTransport.Grpc ? "grpc" : "http")}"
            endpoint = "{endpoint}"
            interval = "24h"
            timeout = "{timeout}"
            retry = {(isRetried ? "true" : "false")}
            """;
        TestHost host = await TestHost.StartWorkerAsync(
            logged.Catalogue,
            $"""
            [{Metrics}]
            {table}
            [{Metrics}.tls]
            {tls}
            [{Logs}]
            {table}
            [{Logs}.tls]
            {tls}
            """,
            clock: clock);
        return new FaultedHost(logged, host, clock);
    }

    /// <summary>Records an event, which is counted and logged.</summary>
    public void Record()
    {
        logged.Start();
        logged.Catalogue.Engine.Add(LoggedCatalogue.Started, 1);
    }

    public bool PushMetrics() => EventMetrics.Flush();

    public bool PushLogs() => EventMetrics.FlushLogs();

    public ExportSnapshot Status(string table) => EventMetrics.Exports.Single(status => status.Table == table).Current;

    /// <summary>Changes the configuration of both exports, as an operator who edits the file.</summary>
    public void Change(string key, string value) => host.Change(
        ($"metrics:open-telemetry:{key}", value), ($"logs:open-telemetry:{key}", value));

    /// <summary>Stops the host, as SIGTERM does.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) =>
        host.Services.GetRequiredService<IHost>().StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
