using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.Prometheus.Tests.Tls;

/// <summary>Scrapes of the built-in web server over TLS.</summary>
public sealed class TlsScrapeTests : IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly TestAuthority other = new("Another Root CA");
    private readonly TlsFolder folder = new();
    private readonly TestCatalogue test = new();

    public TlsScrapeTests()
    {
        folder.Write("server", authority.Server());
        folder.Write("clients.crt", authority.Pem);
    }

    private string ServerFiles => $"cert-file = \"{folder["server.crt"]}\"\nkey-file = \"{folder["server.key"]}\"";

    private string ClientCa => $"client-ca-file = \"{folder["clients.crt"]}\"";

    public void Dispose()
    {
        authority.Dispose();
        other.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Scrape_is_served_over_https_when_there_is_a_certificate()
    {
        await using TestHost host = await StartAsync(ServerFiles);
        Assert.Equal(Uri.UriSchemeHttps, host.Scrape.Scheme);
        using HttpClient client = Client(authority);
        Assert.Contains("auth_success_total", await client.GetStringAsync(host.Scrape), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(new UriBuilder(host.Scrape) { Scheme = "http" }.Uri));
        using HttpClient stranger = Client(other);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetStringAsync(host.Scrape));
    }

    [Fact]
    public async Task Scrape_succeeds_when_the_client_authority_issued_the_client_certificate()
    {
        await using TestHost host = await StartAsync(ServerFiles, ClientCa);
        using HttpClient client = Client(authority, authority.Client());
        Assert.Contains("auth_success_total", await client.GetStringAsync(host.Scrape), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scrape_fails_when_the_client_certificate_is_missing_or_not_accepted()
    {
        await using TestHost host = await StartAsync(ServerFiles, ClientCa);
        (IssuedCertificate? Certificate, string Reason)[] rejected =
        [
            (null, "the client presented no certificate"),
            (other.Client(), "the client certificate was issued by another authority (see metrics.prometheus.tls.client-ca-file)"),
            (authority.Client(isExpired: true), "the client certificate has expired or is not yet valid"),
            (authority.Server(), "the client certificate is not valid for client authentication"),
        ];
        foreach ((IssuedCertificate? certificate, string reason) in rejected.Concat(rejected))
        {
            using HttpClient client = Client(authority, certificate);
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(host.Scrape));
            await host.Log.SaysAsync($"Warning: Rejected a client of the scrape endpoint: {reason}. This reason");
        }

        Assert.Equal(rejected.Length, host.Log.Lines.Count(line => line.Contains("Rejected a client", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Renewed_certificates_apply_without_a_restart_and_earlier_connections_are_closed()
    {
        await using TestHost host = await StartAsync(ServerFiles, ClientCa);
        using HttpClient before = Client(authority, authority.Client());
        await before.GetStringAsync(host.Scrape);

        folder.Write("clients.crt", other.Pem);
        await host.Log.SaysAsync("Configuration reloaded: prometheus.tls.client-ca-file");
        folder.Write("server", other.Server());
        await host.Log.SaysAsync("Configuration reloaded: prometheus.tls.cert-file");

        // The earlier connection serves exactly one more scrape.
        using HttpResponseMessage last = await before.GetAsync(host.Scrape);
        Assert.True(last.Headers.ConnectionClose);
        await Assert.ThrowsAsync<HttpRequestException>(() => before.GetStringAsync(host.Scrape));

        using HttpClient after = Client(other, other.Client());
        Assert.Contains("auth_success_total", await after.GetStringAsync(host.Scrape), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("restart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_files_take_effect_after_a_restart()
    {
        folder.Write("next", other.Server());
        await using TestHost host = await StartAsync(ServerFiles);
        host.Change(("metrics:prometheus:tls:cert-file", folder["next.crt"]), ("metrics:prometheus:tls:key-file", folder["next.key"]));
        Assert.Contains("prometheus.tls.cert-file", await host.Log.SaysAsync("after a restart"), StringComparison.Ordinal);
        using HttpClient client = Client(authority);
        Assert.Contains("auth_success_total", await client.GetStringAsync(host.Scrape), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_options_are_warned_about_when_the_application_has_its_own_web_server()
    {
        (TestHost host, Uri address) = await TestHost.StartWebAsync(test, Toml(ServerFiles), application => application.MapEventMetrics());
        await using (host)
        {
            Assert.Equal(Uri.UriSchemeHttp, address.Scheme);
            await host.Log.SaysAsync("Warning: Table 'metrics.prometheus.tls' has no effect");
        }
    }

    private static HttpClient Client(TestAuthority trusted, IssuedCertificate? certificate = null)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(trusted.Pem));
        return new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = policy,
                ClientCertificateContext = certificate is null ? null
                    : SslStreamCertificateContext.Create(certificate.Load(), null, offline: true),
            },
        });
    }

    private static string Toml(params string[] tls) => $"""
        [metrics.prometheus]
        enable = true
        listen = "127.0.0.1:0"
        [metrics.prometheus.tls]
        {string.Join('\n', tls)}
        """;

    private Task<TestHost> StartAsync(params string[] tls)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        return TestHost.StartWorkerAsync(test, Toml(tls));
    }
}
