using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A collector of another kind than the configured one, until the right one takes over its port.</summary>
internal sealed class ReplacedCollector : FaultyCollector
{
    private readonly ReservedPort port;
    private readonly CollectorTls? tls;
    private OtlpReceiver receiver;

    private ReplacedCollector(ReservedPort port, OtlpReceiver receiver, CollectorTls? tls) =>
        (this.port, this.receiver, this.tls) = (port, receiver, tls);

    public override string Endpoint => $"{(tls is null ? "http" : "https")}://127.0.0.1:{port.Number}";

    public override string TlsKeys => tls?.Keys ?? "";

    public override int Attempts => -1;

    /// <summary>Starts a collector without TLS.</summary>
    /// <param name="transport">The transport of the collector.</param>
    /// <param name="tls">The configuration, and the certificate of the collector that replaces it.</param>
    public static async Task<FaultyCollector> StartAsync(OtlpTransport transport, CollectorTls? tls = null)
    {
        var port = new ReservedPort();
        return new ReplacedCollector(port, await OtlpReceiver.StartAsync(transport, port), tls);
    }

    public override async Task<OtlpReceiver> RecoverAsync(OtlpTransport transport)
    {
        await receiver.DisposeAsync();
        return receiver = await OtlpReceiver.StartAsync(transport, port, tls?.Valid());
    }

    public override async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        tls?.Dispose();
        port.Dispose();
    }
}
