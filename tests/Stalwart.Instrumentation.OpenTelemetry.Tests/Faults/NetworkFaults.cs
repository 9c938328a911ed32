using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>Sends no valid response.</summary>
internal static class NetworkFaults
{
    public const string ClosedHttp = "the connection was closed before the response ended";
    public const string ClosedGrpc =
        "the connection was closed without a complete HTTP/2 response (see {table}.endpoint and {table}.transport)";

    private const string Running = "Check that the collector is running and listens on the endpoint's port.";
    private const string Busy = "Check the collector's load, and any proxy or firewall in front of it.";
    private const string Http = "Use the collector's HTTP port, usually 4318, or `transport = \"grpc\"`.";
    private const string Grpc = "Use the collector's gRPC port, usually 4317, or `transport = \"http\"`.";
    private const string Short = "300ms";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("no process listens on the port", "the connection was refused", Running, _ => AbsentCollector.StartAsync())
        {
            IsRetried = true,
        },
        new(
            "the host name does not exist, or no DNS server responds",
            "the host name could not be resolved",
            "Check the host in `endpoint`, and the machine's DNS settings.",
            _ => UnknownHost.StartAsync()) { IsRetried = true, IsElsewhere = true },
        new(
            "accepts connections and never reads",
            $"no response within {Short}",
            Busy,
            _ => SocketCollector.StartAsync(SocketFaults.HangAsync)) { Timeout = Short },
        new(
            "accepts exports and never responds",
            $"no response within {Short}",
            Busy,
            AnsweringCollector.Of(FaultyAnswers.Never)) { Timeout = Short },
        new(
            "sends an endless response, one byte at a time",
            $"no response within {Short}",
            Busy,
            transport => SocketCollector.StartAsync(
                transport == OtlpTransport.Grpc ? SocketFaults.DripHttp2Async : SocketFaults.DripHttp1Async)) { Timeout = Short },
        new(
            "resets each connection, for HTTP",
            ClosedHttp,
            Busy,
            _ => SocketCollector.StartAsync(SocketFaults.ResetAsync)) { Only = OtlpTransport.Http, IsRetried = true },
        new(
            "resets each connection, for gRPC",
            ClosedGrpc,
            Busy,
            _ => SocketCollector.StartAsync(SocketFaults.ResetAsync)) { Only = OtlpTransport.Grpc, IsRetried = true },
        new(
            "closes the connection in the middle of a response",
            ClosedHttp,
            Busy,
            _ => SocketCollector.StartAsync(SocketFaults.CutOffAsync))
        {
            Only = OtlpTransport.Http,
            IsRetried = true,
        },
        new(
            "listens for gRPC where `transport` is `http`",
            ClosedHttp,
            Http,
            _ => SocketCollector.StartAsync(SocketFaults.SpeakHttp2Async)) { Only = OtlpTransport.Http, IsRetried = true },
        new(
            "does not speak HTTP, where `transport` is `http`",
            "the response is not HTTP/1.1 (see {table}.endpoint and {table}.transport)",
            Http,
            transport => SocketCollector.StartAsync(SocketFaults.SpeakSshTo(transport))) { Only = OtlpTransport.Http, IsRetried = true },
        new(
            "listens for HTTP/1.1 where `transport` is `grpc`",
            ClosedGrpc,
            Grpc,
            _ => ReplacedCollector.StartAsync(OtlpTransport.Http)) { Only = OtlpTransport.Grpc, IsRetried = true },
        new(
            "responds with HTTP/1.1 where `transport` is `grpc`",
            ClosedGrpc,
            Grpc,
            _ => SocketCollector.StartAsync(SocketFaults.SpeakHttp1Async)) { Only = OtlpTransport.Grpc, IsRetried = true },
        new(
            "does not speak HTTP, where `transport` is `grpc`",
            ClosedGrpc,
            Grpc,
            transport => SocketCollector.StartAsync(SocketFaults.SpeakSshTo(transport))) { Only = OtlpTransport.Grpc, IsRetried = true },
    ];
}
