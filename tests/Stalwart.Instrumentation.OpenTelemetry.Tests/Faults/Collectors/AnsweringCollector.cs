using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A server that reads exports and returns a fixed response.</summary>
internal sealed class AnsweringCollector : FaultyCollector
{
    private readonly OtlpReceiver receiver;

    private AnsweringCollector(OtlpReceiver receiver) => this.receiver = receiver;

    public override string Endpoint => receiver.Endpoint.ToString().TrimEnd('/');

    public override int Attempts => receiver.Attempts;

    public static Func<OtlpTransport, Task<FaultyCollector>> Of(RequestDelegate answer) => transport => StartAsync(transport, answer);

    public static async Task<FaultyCollector> StartAsync(OtlpTransport transport, RequestDelegate answer)
    {
        OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        receiver.RawAnswer = answer;
        return new AnsweringCollector(receiver);
    }

    public override Task<OtlpReceiver> RecoverAsync(OtlpTransport transport)
    {
        receiver.RawAnswer = null;
        return Task.FromResult(receiver);
    }

    public override ValueTask DisposeAsync() => receiver.DisposeAsync();
}
