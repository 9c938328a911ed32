using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A collector accepts an export with a message (OTLP specification, "Partial Success").</summary>
internal static class PartialFaults
{
    private const string Message = "Follow the collector's message; rejected items are not sent again.";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("rejects the only item of an export", 1, "timestamps are too old", "timestamps are too old"),
        Of("rejects many items of an export", 7, "quota of tenant 12 exceeded", "quota of tenant 12 exceeded"),
        Of("rejects items without a message", 7, "", "no reason was given"),
        Of("accepts an export with a warning", 0, "delta is deprecated", "delta is deprecated"),
    ];

    private static Fault Of(string name, long rejected, string message, string reason) => new(name, reason, Message, transport =>
    {
        byte[] body = RawAnswers.Rejecting(rejected, message);
        return AnsweringCollector.StartAsync(
            transport,
            transport == OtlpTransport.Grpc ? RawAnswers.Grpc(RawAnswers.Frame(body)) : RawAnswers.Http(RawAnswers.Protobuf, body));
    })
    {
        State = rejected == 0 ? ExportState.Succeeding : ExportState.Rejecting,
        Rejected = rejected,
    };
}
