using System.Globalization;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A collector with an invalid certificate or trust, until it gets a valid one.</summary>
internal sealed class TlsCollector : FaultyCollector
{
    private readonly CollectorTls tls;
    private readonly ServerTls shown;
    private readonly IssuedCertificate certificate;
    private readonly OtlpReceiver receiver;

    private TlsCollector(CollectorTls tls, ServerTls shown, IssuedCertificate certificate, OtlpReceiver receiver) =>
        (this.tls, this.shown, this.certificate, this.receiver) = (tls, shown, certificate, receiver);

    public override string Endpoint => $"https://127.0.0.1:{receiver.Endpoint.Port}";

    public override string TlsKeys => tls.Keys;

    public override int Attempts => receiver.Attempts == 0 ? -1 : receiver.Attempts;

    /// <param name="transport">The transport.</param>
    /// <param name="issue">Issues the collector's certificate, from the trusted authority and an untrusted one.</param>
    /// <param name="wantsClients">Whether the collector requires client certificates.</param>
    public static async Task<FaultyCollector> StartAsync(
        OtlpTransport transport, Func<TestAuthority, TestAuthority, IssuedCertificate> issue, bool wantsClients = false)
    {
        var tls = new CollectorTls();
        using var other = new TestAuthority("Another Root CA");
        IssuedCertificate certificate = issue(tls.Authority, other);
        var shown = new ServerTls(certificate, wantsClients ? tls.Authority : null);
        return new TlsCollector(tls, shown, certificate, await OtlpReceiver.StartAsync(transport, tls: shown));
    }

    public override string Complete(string reason) => reason.Replace(
        "{expiry}",
        certificate.Load().NotAfter.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    public override Task<OtlpReceiver> RecoverAsync(OtlpTransport transport)
    {
        shown.Change(tls.Authority.Server());
        return Task.FromResult(receiver);
    }

    public override async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        tls.Dispose();
    }
}
