using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A port that nothing listens on, until a collector starts.</summary>
internal sealed class AbsentCollector : FaultyCollector
{
    private readonly ReservedPort port = new();
    private OtlpReceiver? receiver;

    public override string Endpoint => $"http://127.0.0.1:{port.Number}";

    public override int Attempts => -1;

    public static Task<FaultyCollector> StartAsync() => Task.FromResult<FaultyCollector>(new AbsentCollector());

    public override async Task<OtlpReceiver> RecoverAsync(OtlpTransport transport) =>
        receiver = await OtlpReceiver.StartAsync(transport, port);

    public override async ValueTask DisposeAsync()
    {
        if (receiver is not null)
        {
            await receiver.DisposeAsync();
        }

        port.Dispose();
    }
}
