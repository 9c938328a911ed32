using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A name that no name server knows (RFC 6761, "invalid").</summary>
internal sealed class UnknownHost : FaultyCollector
{
    private OtlpReceiver? receiver;

    public override string Endpoint => "http://collector.invalid:4318";

    public override int Attempts => -1;

    public static Task<FaultyCollector> StartAsync() => Task.FromResult<FaultyCollector>(new UnknownHost());

    public override async Task<OtlpReceiver> RecoverAsync(OtlpTransport transport) => receiver = await OtlpReceiver.StartAsync(transport);

    public override ValueTask DisposeAsync() => receiver?.DisposeAsync() ?? ValueTask.CompletedTask;
}
