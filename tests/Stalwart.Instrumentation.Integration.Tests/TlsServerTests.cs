using System.Globalization;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>Mutual TLS with real servers and the certificate authorities of a test, renewed while everything runs.</summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed class TlsServerTests : IDisposable
{
    private readonly TestAuthority first = new();
    private readonly TestAuthority second = new("Second Root CA");
    private readonly TlsFolder folder = new();
    private readonly TestCatalogue test = new();

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        folder.Dispose();
    }

    [RequiresFact("nginx")]
    public Task Pushes_over_gRPC_continue_when_nginx_and_the_process_get_certificates_of_another_authority() =>
        PushesGoOnAsync(OtlpTransport.Grpc);

    [RequiresFact("nginx")]
    public Task Pushes_over_HTTP_continue_when_nginx_and_the_process_get_certificates_of_another_authority() =>
        PushesGoOnAsync(OtlpTransport.Http);

    [RequiresFact("prometheus")]
    public async Task Prometheus_scrapes_with_a_client_certificate_and_continues_when_all_certificates_are_renewed()
    {
        folder.Write("server", first.Server());
        folder.Write("clients.crt", first.Pem);
        folder.Write("ca.crt", first.Pem);
        folder.Write("client", first.Client());
        await using TestHost host = await TestHost.StartWorkerAsync(test, Endpoint());
        await using PrometheusServer server = await PrometheusServer.StartAsync(
            folder.Write("prometheus.yml", ScrapeConfiguration(host.Scrape)), folder["data"]);
        await ScrapedAsync(server, 1);

        folder.Write("clients.crt", second.Pem);
        await host.Log.SaysAsync("Configuration reloaded: prometheus.tls.client-ca-file");
        folder.Write("server", second.Server());
        await host.Log.SaysAsync("Configuration reloaded: prometheus.tls.cert-file");
        await server.WaitForAsync("up{job='worker'} == bool 0");
        folder.Write("ca.crt", second.Pem);
        folder.Write("client", second.Client());
        await ScrapedAsync(server, 2);
    }

    [RequiresFact("curl")]
    public async Task Curl_gets_metrics_with_a_client_certificate_and_fails_without_one()
    {
        folder.Write("server", first.Server());
        folder.Write("clients.crt", first.Pem);
        folder.Write("client", first.Client());
        folder.Write("other", second.Client());
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        await using TestHost host = await TestHost.StartWorkerAsync(test, Endpoint());
        (int exitCode, string output) = await CurlAsync(host.Scrape, "--cert", folder["client.crt"], "--key", folder["client.key"]);
        Assert.Equal(0, exitCode);
        Assert.Contains("auth_success_total", output, StringComparison.Ordinal);
        (exitCode, _) = await CurlAsync(host.Scrape, "--cert", folder["other.crt"], "--key", folder["other.key"]);
        Assert.NotEqual(0, exitCode);
        (exitCode, _) = await CurlAsync(host.Scrape);
        Assert.NotEqual(0, exitCode);
    }

    private async Task PushesGoOnAsync(OtlpTransport transport)
    {
        folder.Write("server", first.Server());
        folder.Write("clients.crt", first.Pem);
        folder.Write("ca.crt", first.Pem);
        folder.Write("client", first.Client());
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using NginxServer nginx = await NginxServer.StartAsync(Path.GetDirectoryName(folder["server.crt"])!, receiver);
        await using TestHost host = await TestHost.StartWorkerAsync(test, Push(transport, nginx.Endpoint));
        Assert.True(Flush(host), Said(host, nginx));

        folder.Write("server", second.Server());
        folder.Write("clients.crt", second.Pem);
        await nginx.ReloadAsync();
        Assert.False(Flush(host));
        Assert.Contains(
            "the certificate of the collector is not trusted (see metrics.open-telemetry.tls.ca-file)",
            Said(host, nginx),
            StringComparison.Ordinal);

        folder.Write("ca.crt", second.Pem);
        await host.Log.SaysAsync("Configuration reloaded: open-telemetry.tls.ca-file");
        Assert.False(Flush(host));
        folder.Write("client", second.Client());
        await host.Log.SaysAsync("Configuration reloaded: open-telemetry.tls.cert-file");
        Assert.True(Flush(host), Said(host, nginx));
        Assert.Equal([1, 4], receiver.TakeAll().Select(push => push["auth.success"].Sum.DataPoints.Single().AsInt));
    }

    private static string Said(TestHost host, NginxServer nginx) => $"{string.Join('\n', host.Log.Lines)}\n{nginx.Output}";

    private bool Flush(TestHost host)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        return host.Flush();
    }

    /// <summary>Waits until the server has a total that is recorded now.</summary>
    private Task<double> ScrapedAsync(PrometheusServer server, int total)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        return server.WaitForAsync(string.Create(CultureInfo.InvariantCulture, $"sum(auth_success_total) == {total}"));
    }

    private async Task<(int ExitCode, string Output)> CurlAsync(Uri address, params string[] arguments)
    {
        await using RunningProcess curl = new RunningProcess(
            "curl", ["--silent", "--show-error", "--cacert", folder["clients.crt"], .. arguments, address.ToString()]).Start();
        return (await curl.WaitForExitAsync(), curl.Output);
    }

    private string Endpoint() => $"""
        [metrics.prometheus]
        enable = true
        listen = "127.0.0.1:0"
        [metrics.prometheus.tls]
        cert-file = "{folder["server.crt"]}"
        key-file = "{folder["server.key"]}"
        client-ca-file = "{folder["clients.crt"]}"
        """;

    private string Push(OtlpTransport transport, Uri endpoint) => $"""
        [metrics.open-telemetry]
        transport = "{(transport == OtlpTransport.Grpc ? "grpc" : "http")}"
        endpoint = "{endpoint}"
        interval = "1h"
        timeout = "{TestTimeout.Toml}"
        retry = false
        [metrics.open-telemetry.tls]
        ca-file = "{folder["ca.crt"]}"
        cert-file = "{folder["client.crt"]}"
        key-file = "{folder["client.key"]}"
        """;

    private string ScrapeConfiguration(Uri scrape) => $"""
        global:
          scrape_interval: 1s
        scrape_configs:
          - job_name: worker
            scheme: https
            metrics_path: {scrape.AbsolutePath}
            tls_config:
              ca_file: {folder["ca.crt"]}
              cert_file: {folder["client.crt"]}
              key_file: {folder["client.key"]}
            static_configs:
              - targets: ["{scrape.Authority}"]
        """;
}
