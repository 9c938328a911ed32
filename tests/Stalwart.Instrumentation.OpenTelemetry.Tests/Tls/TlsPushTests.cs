using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Tls;

/// <summary>Pushes over TLS: trust, client certificates, and the reason when a connection fails.</summary>
public sealed class TlsPushTests : IDisposable
{
    private const string Table = "metrics.open-telemetry.tls";
    private readonly TestAuthority authority = new();
    private readonly TestAuthority other = new("Another Root CA");
    private readonly TlsFolder folder = new();
    private readonly TestCatalogue test = new();

    public TlsPushTests()
    {
        folder.Write("ca.crt", authority.Pem);
        folder.Write("client", authority.Client());
    }

    private string CaFile => $"ca-file = \"{folder["ca.crt"]}\"";

    private string CertFiles => $"cert-file = \"{folder["client.crt"]}\"\nkey-file = \"{folder["client.key"]}\"";

    public void Dispose()
    {
        authority.Dispose();
        other.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_arrives_when_the_authority_of_the_collector_is_in_the_ca_file(OtlpTransport transport)
    {
        var tls = new ServerTls(authority.Server());
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport, tls: tls);
        await using TestHost host = await StartAsync(receiver, CaFile);
        Assert.True(Push(host), Said(host));
        Assert.Equal(1, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_arrives_when_the_collector_requires_a_client_certificate_and_the_files_have_it(OtlpTransport transport)
    {
        var tls = new ServerTls(authority.Server(), clients: authority);
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport, tls: tls);
        await using TestHost host = await StartAsync(receiver, CaFile, CertFiles);
        Assert.True(Push(host), Said(host));
        Assert.Equal(1, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_fails_with_the_ca_file_as_reason_when_another_authority_issued_the_certificate(OtlpTransport transport)
    {
        await FailsAsync(transport, new ServerTls(other.Server()), $"is not trusted (see {Table}.ca-file)", CaFile);
        await FailsAsync(transport, new ServerTls(other.Server()), $"is not trusted (see {Table}.ca-file)");
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public Task Push_fails_with_the_time_when_the_certificate_of_the_collector_has_expired(OtlpTransport transport) =>
        FailsAsync(transport, new ServerTls(authority.Server(isExpired: true)), "the certificate of the collector expired on 20", CaFile);

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public Task Push_fails_with_both_hosts_when_the_certificate_is_for_another_one(OtlpTransport transport) => FailsAsync(
        transport,
        new ServerTls(authority.Server("collector.example")),
        "the certificate of the collector is for 'collector.example', not for '127.0.0.1'",
        CaFile);

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public Task Push_fails_with_the_cert_file_as_reason_when_the_collector_requires_a_client_certificate(OtlpTransport transport) =>
        FailsAsync(
            transport,
            new ServerTls(authority.Server(), clients: authority),
            $"the collector requires a client certificate (see {Table}.cert-file)",
            CaFile);

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_fails_with_the_cert_file_as_reason_when_the_collector_trusts_other_clients(OtlpTransport transport)
    {
        folder.Write("client", other.Client());
        await FailsAsync(
            transport,
            new ServerTls(authority.Server(), clients: authority),
            $"may not accept the client certificate (see {Table}.cert-file)",
            CaFile,
            CertFiles);
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_fails_with_the_scheme_as_reason_when_the_collector_does_not_use_TLS(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await FailsAsync(receiver, $"https://127.0.0.1:{receiver.Endpoint.Port}", "presented no certificate", CaFile);
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_arrives_with_a_warning_at_the_start_when_verification_is_skipped(OtlpTransport transport)
    {
        var tls = new ServerTls(other.Server("collector.example", isExpired: true));
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport, tls: tls);
        await using TestHost host = await StartAsync(receiver, "insecure-skip-verify = true");
        Assert.Contains($"Warning: '{Table}.insecure-skip-verify' accepts any certificate", Said(host), StringComparison.Ordinal);
        Assert.True(Push(host), Said(host));
    }

    [Fact]
    public async Task Key_is_read_from_the_cert_file_when_there_is_no_key_file()
    {
        IssuedCertificate client = authority.Client();
        folder.Write("both.pem", client.Certificate + client.Key);
        var tls = new ServerTls(authority.Server(), clients: authority);
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc, tls: tls);
        await using TestHost host = await StartAsync(receiver, CaFile, $"cert-file = \"{folder["both.pem"]}\"");
        Assert.True(Push(host), Said(host));
    }

    [Fact]
    public async Task Tls_options_have_no_effect_and_are_warned_about_when_the_endpoint_is_http()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(receiver, "ca-file = \"/nowhere/ca.crt\"");
        Assert.Contains(
            $"Warning: '{Table}' has no effect because the endpoint begins with http://", Said(host), StringComparison.Ordinal);
        Assert.True(Push(host), Said(host));
    }

    private static string Said(TestHost host) => string.Join('\n', host.Log.Lines);

    private bool Push(TestHost host)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        return host.Services.GetRequiredService<EventMetrics>().Flush();
    }

    private async Task FailsAsync(OtlpTransport transport, ServerTls tls, string reason, params string[] toml)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport, tls: tls);
        await FailsAsync(receiver, receiver.Endpoint.ToString(), reason, toml);
    }

    private async Task FailsAsync(OtlpReceiver receiver, string endpoint, string reason, params string[] toml)
    {
        await using TestHost host = await StartAsync(receiver.IsGrpc, endpoint, toml);
        Assert.False(Push(host));
        string line = Assert.Single(host.Log.PushLines);
        Assert.True(line.Contains(reason, StringComparison.Ordinal), line);
    }

    private Task<TestHost> StartAsync(OtlpReceiver receiver, params string[] tls) =>
        StartAsync(receiver.IsGrpc, receiver.Endpoint.ToString(), tls);

    private Task<TestHost> StartAsync(bool isGrpc, string endpoint, params string[] tls) => TestHost.StartWorkerAsync(
        test,
        $"""
        [metrics.open-telemetry]
        transport = "{(isGrpc ? "grpc" : "http")}"
        endpoint = "{endpoint}"
        interval = "1h"
        timeout = "{TestTimeout.Toml}"
        retry = false
        [{Table}]
        {string.Join('\n', tls)}
        """);
}
