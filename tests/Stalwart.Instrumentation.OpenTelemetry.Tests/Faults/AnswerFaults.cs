using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>Successful statuses with a body that is not a collector's, or is truncated.</summary>
internal static class AnswerFaults
{
    private const string NotOtlp = "that is not an OTLP response (see {table}.endpoint)";
    private const string Place = "Check `endpoint`: it leads to something other than a collector, such as a login page.";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("returns 200 with HTML", "text/html", "<!doctype html><title>Sign in</title>"u8.ToArray()),
        Of("returns 200 with JSON", "application/json", "{}"u8.ToArray()),
        Of("returns 200 with an empty text body", "text/plain", []),
        Of("returns 200 with truncated protobuf", RawAnswers.Protobuf, [0x0A, 0x05, 0x08]) with { Only = OtlpTransport.Http },
        new(
            "sends a response of more than 1 MiB",
            "the response is larger than 1024 KiB (see {table}.endpoint)",
            Place,
            transport => AnsweringCollector.StartAsync(
                transport, RawAnswers.Endless(transport == OtlpTransport.Grpc ? "application/grpc" : RawAnswers.Protobuf))),
        new(
            "ends a gRPC response without a status",
            $"the collector returned 200 with a body of type application/grpc {NotOtlp}",
            Place,
            AnsweringCollector.Of(FaultyAnswers.WithoutTrailers)) { Only = OtlpTransport.Grpc },
        new(
            "truncates a gRPC message",
            $"the collector returned 200 with a body of type application/grpc {NotOtlp}",
            Place,
            AnsweringCollector.Of(RawAnswers.Grpc([0, 0, 0, 0, 9, 1]))) { Only = OtlpTransport.Grpc },
    ];

    private static Fault Of(string name, string type, byte[] body) =>
        new(
            name,
            $"the collector returned 200 with a body of type {type} {NotOtlp}",
            Place,
            AnsweringCollector.Of(RawAnswers.Http(type, body)));
}
