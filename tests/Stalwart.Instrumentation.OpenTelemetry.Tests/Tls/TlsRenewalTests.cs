using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Logs;
using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Tls;

/// <summary>Certificates are renewed in their files while the process pushes.</summary>
public sealed class TlsRenewalTests : IDisposable
{
    private const string Table = "metrics.open-telemetry.tls";
    private readonly TestAuthority first = new();
    private readonly TestAuthority second = new("Second Root CA");
    private readonly TlsFolder folder = new();
    private readonly TestCatalogue test = new();

    public TlsRenewalTests()
    {
        folder.Write("ca.crt", first.Pem);
        folder.Write("client", first.Client());
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Pushes_continue_with_renewed_files_and_lose_nothing_when_the_collector_changes_its_authority(OtlpTransport transport)
    {
        var tls = new ServerTls(first.Server(), clients: first);
        using var port = new ReservedPort();
        await using TestHost host = await StartAsync(transport, port);
        await using (await OtlpReceiver.StartAsync(transport, port, tls))
        {
            Assert.True(Push(host), Said(host));
        }

        // The collector returns with the second authority, and accepts nothing of the first.
        tls.Change(second.Server(), clients: second);
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport, port, tls);
        Assert.False(Push(host));
        Assert.Contains($"is not trusted (see {Table}.ca-file)", host.Log.PushLines[^1], StringComparison.Ordinal);

        folder.Write("ca.crt", second.Pem);
        string line = await host.Log.SaysAsync("Configuration reloaded: open-telemetry.tls.ca-file");
        Assert.Matches(@"ca\.crt \(expires .*, SHA-256 \w{8}\) -> .*ca\.crt \(expires .*, SHA-256 \w{8}\)$", line);
        Assert.False(Push(host));
        folder.Write("client", second.Client());
        await host.Log.SaysAsync("Configuration reloaded: open-telemetry.tls.cert-file");
        Assert.True(Push(host), Said(host));
        Assert.Equal(4, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Fact]
    public async Task Certificate_stays_in_effect_until_its_renewed_key_exists_and_the_mismatch_is_logged_once()
    {
        var tls = new ServerTls(first.Server(), clients: first);
        using var port = new ReservedPort();
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc, port, tls);
        await using TestHost host = await StartAsync(OtlpTransport.Grpc, port);
        IssuedCertificate renewed = first.Client();
        folder.Write("client.crt", renewed.Certificate);
        string line = await host.Log.SaysAsync("Configuration reload rejected");
        Assert.Contains(
            $"Expected the private key of the first certificate in cert-file for '{Table}.key-file', found '{folder["client.key"]}', "
                + "which has the key of another certificate",
            line,
            StringComparison.Ordinal);
        Assert.True(Push(host), Said(host));

        folder.Write("client.key", renewed.Key);
        await host.Log.SaysAsync("Configuration reloaded: open-telemetry.tls.cert-file");
        Assert.True(Push(host), Said(host));
        Assert.Single(host.Log.Lines, said => said.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_are_pushed_with_renewed_files()
    {
        var tls = new ServerTls(first.Server(), clients: first);
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc, tls: tls);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(
            receiver, "retry = false\n" + Tls("logs.open-telemetry.tls"));
        logs.Logged.Start();
        Assert.True(logs.Flush(), string.Join('\n', logs.Log.Lines));
        tls.Change(second.Server(), clients: second);
        folder.Write("ca.crt", second.Pem);
        await logs.Log.SaysAsync("Configuration reloaded: logs.open-telemetry.tls.ca-file");
        folder.Write("client", second.Client());
        await logs.Log.SaysAsync("Configuration reloaded: logs.open-telemetry.tls.cert-file");
        logs.Logged.Start();
        Assert.True(logs.Flush(), string.Join('\n', logs.Log.Lines));
        Assert.Equal(2, receiver.TakeAllRecords().Count);
    }

    private static string Said(TestHost host) => string.Join('\n', host.Log.Lines);

    private bool Push(TestHost host)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        return host.Services.GetRequiredService<EventMetrics>().Flush();
    }

    private Task<TestHost> StartAsync(OtlpTransport transport, ReservedPort port) => TestHost.StartWorkerAsync(
        test,
        $"""
        [metrics.open-telemetry]
        transport = "{(transport == OtlpTransport.Grpc ? "grpc" : "http")}"
        endpoint = "https://127.0.0.1:{port.Number}"
        interval = "1h"
        timeout = "{TestTimeout.Toml}"
        retry = false
        {Tls(Table)}
        """);

    private string Tls(string table) => $"""
        [{table}]
        ca-file = "{folder["ca.crt"]}"
        cert-file = "{folder["client.crt"]}"
        key-file = "{folder["client.key"]}"
        """;
}
