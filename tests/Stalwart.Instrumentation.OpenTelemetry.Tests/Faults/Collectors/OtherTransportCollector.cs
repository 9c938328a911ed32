using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A collector for another transport, until one for the right transport takes its port.</summary>
internal sealed class OtherTransportCollector : FaultyCollector
{
    private readonly ReservedPort port;
    private OtlpReceiver receiver;

    private OtherTransportCollector(ReservedPort port, OtlpReceiver receiver) => (this.port, this.receiver) = (port, receiver);

    public override string Endpoint => $"http://127.0.0.1:{port.Number}";

    public override int Attempts => -1;

    public static async Task<FaultyCollector> StartAsync(OtlpTransport transport)
    {
        var port = new ReservedPort();
        return new OtherTransportCollector(port, await OtlpReceiver.StartAsync(transport, port));
    }

    public override async Task<OtlpReceiver> RecoverAsync(OtlpTransport transport)
    {
        await receiver.DisposeAsync();
        return receiver = await OtlpReceiver.StartAsync(transport, port);
    }

    public override async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        port.Dispose();
    }
}
