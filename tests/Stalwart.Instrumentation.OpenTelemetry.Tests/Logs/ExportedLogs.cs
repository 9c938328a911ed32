using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Logs;

/// <summary>A host that exports the log records of one test's catalogue when the test asks for it.</summary>
internal sealed class ExportedLogs : IAsyncDisposable
{
    private ExportedLogs(LoggedCatalogue logged, TestHost host) => (Logged, Host) = (logged, host);

    public LoggedCatalogue Logged { get; }

    public TestHost Host { get; }

    public LogLines Log => Host.Log;

    public EventMetrics Metrics => Host.Services.GetRequiredService<EventMetrics>();

    public static async Task<ExportedLogs> StartAsync(OtlpTransport transport, string endpoint, string more = "", string logs = "")
    {
        var logged = new LoggedCatalogue();
        TestHost host = await TestHost.StartWorkerAsync(logged.Catalogue, $"""
            {logs}
            [logs.open-telemetry]
            transport = "{(transport == OtlpTransport.Grpc ? "grpc" : "http")}"
            endpoint = "{endpoint}"
            interval = "1h"
            {more}
            """);
        return new ExportedLogs(logged, host);
    }

    public static Task<ExportedLogs> StartAsync(OtlpReceiver receiver, string more = "", string logs = "") =>
        StartAsync(receiver.IsGrpc ? OtlpTransport.Grpc : OtlpTransport.Http, receiver.Endpoint.ToString(), more, logs);

    /// <summary>Exports everything recorded so far.</summary>
    public bool Flush() => Metrics.FlushLogs();

    /// <summary>The lines about exports of logs.</summary>
    public string[] ExportLines() => [.. Log.Lines.Where(line => !line.StartsWith("Warning: Sign-in of", StringComparison.Ordinal)
        && (line.Contains("export", StringComparison.OrdinalIgnoreCase) || line.Contains("collector", StringComparison.Ordinal)))];

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
