using Google.Protobuf.WellKnownTypes;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>Each gRPC status; the table "OTLP/gRPC Response" of the OTLP specification defines which ones are retried.</summary>
internal static class GrpcFaults
{
    private const string Log = "Check the collector's log; its message is in parentheses.";
    private const string Credentials = "Compare the credentials in the table `auth` with those that the collector expects.";
    private const string Overload = "Give the collector more resources, or raise `interval`.";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Of(1, "CANCELLED", isRetried: true),
        Of(2, "UNKNOWN", isRetried: false),
        Of(3, "INVALID_ARGUMENT", isRetried: false),
        Of(4, "DEADLINE_EXCEEDED", isRetried: true),
        Of(5, "NOT_FOUND", isRetried: false),
        Of(6, "ALREADY_EXISTS", isRetried: false),
        Of(7, "PERMISSION_DENIED", isRetried: false, Credentials),
        Of(8, "RESOURCE_EXHAUSTED", isRetried: false, Overload),
        Asking(8, "RESOURCE_EXHAUSTED"),
        Of(9, "FAILED_PRECONDITION", isRetried: false),
        Of(10, "ABORTED", isRetried: true),
        Of(11, "OUT_OF_RANGE", isRetried: true),
        Of(12, "UNIMPLEMENTED", isRetried: false, "Check that the collector has a pipeline for the signal."),
        Of(13, "INTERNAL", isRetried: false),
        Of(14, "UNAVAILABLE", isRetried: true, Overload),
        Asking(14, "UNAVAILABLE"),
        Of(15, "DATA_LOSS", isRetried: true),
        Of(16, "UNAUTHENTICATED", isRetried: false, Credentials),
        new(
            "returns an unknown gRPC status",
            "the collector returned gRPC status 99 (not now)",
            Log,
            AnsweringCollector.Of(FaultyAnswers.Grpc(99))) { Only = OtlpTransport.Grpc },
    ];

    private static Fault Of(int status, string name, bool isRetried, string fix = Log) =>
        new($"returns {name}", $"the collector returned {name} (not now)", fix, AnsweringCollector.Of(FaultyAnswers.Grpc(status)))
        {
            Only = OtlpTransport.Grpc,
            IsRetried = isRetried,
        };

    private static Fault Asking(int status, string name) => new(
        $"returns {name} with `RetryInfo` of 2 minutes",
        $"the collector returned {name} (not now) and asked to wait 2m",
        Overload,
        AnsweringCollector.Of(FaultyAnswers.Grpc(status, new Duration { Seconds = 120 })))
    {
        Only = OtlpTransport.Grpc,
        IsRetried = true,
        Wait = TimeSpan.FromMinutes(2),
    };
}
