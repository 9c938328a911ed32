using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>Nothing that is an answer comes.</summary>
internal static class NetworkFaults
{
    private const string Running = "Check that the collector is running and listens on the endpoint's port.";
    private const string Busy = "Check the load of the collector and what is between it and the process, such as a proxy.";
    private const string Http = "Use the collector's port for HTTP, most often 4318, or `transport = \"grpc\"`.";
    private const string Grpc = "Use the collector's port for gRPC, most often 4317, or `transport = \"http\"`.";
    private const string Short = "300ms";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("no process listens on the port", "the connection was refused", Running, _ => AbsentCollector.StartAsync())
        {
            IsRetried = true,
        },
        new(
            "the host's name does not exist, or no name server answers",
            "the host's name cannot be resolved",
            "Check the host in `endpoint` and the resolver of the machine.",
            _ => UnknownHost.StartAsync()) { IsRetried = true, IsElsewhere = true },
        new(
            "accepts connections and never reads",
            $"no answer within {Short}",
            Busy,
            _ => SocketCollector.StartAsync(SocketFaults.HangAsync)) { Timeout = Short },
        new(
            "takes exports and never answers",
            $"no answer within {Short}",
            Busy,
            AnsweringCollector.Of(FaultyAnswers.Never)) { Timeout = Short },
        new(
            "sends an answer of one byte at a time that does not end",
            $"no answer within {Short}",
            Busy,
            transport => SocketCollector.StartAsync(
                transport == OtlpTransport.Grpc ? SocketFaults.DripHttp2Async : SocketFaults.DripHttp1Async)) { Timeout = Short },
        new("resets each connection", "the connection was closed before the answer ended", Busy, _ => SocketCollector.StartAsync(SocketFaults.ResetAsync))
        {
            IsRetried = true,
        },
        new(
            "closes the connection within an answer",
            "the connection was closed before the answer ended",
            Busy,
            _ => SocketCollector.StartAsync(SocketFaults.CutOffAsync))
        {
            Only = OtlpTransport.Http,
            IsRetried = true,
        },
        new(
            "listens for gRPC where `transport` is `http`",
            "the connection was closed before the answer ended",
            Http,
            _ => SocketCollector.StartAsync(SocketFaults.SpeakHttp2Async)) { Only = OtlpTransport.Http, IsRetried = true },
        new(
            "does not speak HTTP, where `transport` is `http`",
            "its answer is not HTTP/1.1 (see {table}.endpoint and {table}.transport)",
            Http,
            transport => SocketCollector.StartAsync(SocketFaults.SpeakSshTo(transport))) { Only = OtlpTransport.Http, IsRetried = true },
        new(
            "listens for HTTP/1.1 where `transport` is `grpc`",
            "its answer is not HTTP/2 (see {table}.endpoint and {table}.transport)",
            Grpc,
            _ => ReplacedCollector.StartAsync(OtlpTransport.Http)) { Only = OtlpTransport.Grpc, IsRetried = true },
        new(
            "answers in HTTP/1.1 where `transport` is `grpc`",
            "its answer is not HTTP/2 (see {table}.endpoint and {table}.transport)",
            Grpc,
            _ => SocketCollector.StartAsync(SocketFaults.SpeakHttp1Async)) { Only = OtlpTransport.Grpc, IsRetried = true },
        new(
            "does not speak HTTP, where `transport` is `grpc`",
            "its answer is not HTTP/2 (see {table}.endpoint and {table}.transport)",
            Grpc,
            transport => SocketCollector.StartAsync(SocketFaults.SpeakSshTo(transport))) { Only = OtlpTransport.Grpc, IsRetried = true },
    ];
}
