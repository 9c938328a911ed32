using System.Net;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>What an answer to a push means (OTLP specification, "Failures" and "Partial Success").</summary>
/// <param name="Reason">Why the push failed; <see langword="null"/> when a collector took it, whole or in part.</param>
/// <param name="MayPass">Whether the same push may work later.</param>
/// <param name="RetryAfter">How long the collector asks to wait.</param>
/// <param name="Partial">What the collector that took it says of it.</param>
internal sealed record PushOutcome(string? Reason, bool MayPass = false, TimeSpan? RetryAfter = null, PartialSuccess Partial = default)
{
    private const string WrongPlace = "(see metrics.open-telemetry.endpoint)";

    private static readonly string[] GrpcNames =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    private static readonly string[] GrpcMayPass =
    [
        "CANCELLED",
        "DEADLINE_EXCEEDED",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNAVAILABLE",
        "DATA_LOSS",
    ];

    /// <summary>Whether every point arrived.</summary>
    public bool IsSuccess => Reason is null && Partial.RejectedPoints == 0;

    /// <summary>Reads an answer with its body, which stays in the answer.</summary>
    public static async Task<PushOutcome> OfAsync(
        HttpResponseMessage response,
        OtlpTransport transport,
        CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            bool mayPass = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
            string status = $"{(int)response.StatusCode} {CollectorText.Clean(response.ReasonPhrase)}";
            return new PushOutcome($"it answers {status}{Hint(response.StatusCode)}", mayPass, WaitOf(response));
        }

        byte[]? body = await AnswerBody.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return body is null ? new PushOutcome($"its answer is larger than {AnswerBody.MaxBytes / 1024} KiB {WrongPlace}")
            : transport == OtlpTransport.Grpc ? OfGrpc(response, body)
            : OfMessage(AnswerMessage.TryReadHttp(response.Content.Headers, body, out ReadOnlyMemory<byte> message), message, response);
    }

    private static PushOutcome OfGrpc(HttpResponseMessage response, byte[] body) => Header(response, "grpc-status") switch
    {
        null => NotOtlp(response),
        "0" => OfMessage(AnswerMessage.TryReadGrpc(response.Headers, body, out ReadOnlyMemory<byte> message), message, response),
        string status => OfGrpcStatus(status, Header(response, "grpc-message")),
    };

    private static PushOutcome OfMessage(bool isRead, ReadOnlyMemory<byte> message, HttpResponseMessage response) =>
        isRead && PartialSuccess.TryParse(message.Span, out PartialSuccess partial)
            ? new PushOutcome(null, Partial: partial)
            : NotOtlp(response);

    private static PushOutcome NotOtlp(HttpResponseMessage response)
    {
        string type = response.Content.Headers.ContentType?.MediaType is string media ? $" of type {CollectorText.Clean(media)}" : "";
        return new PushOutcome($"it answers {(int)response.StatusCode} with a body{type} that is not an OTLP response {WrongPlace}");
    }

    private static PushOutcome OfGrpcStatus(string status, string? message)
    {
        string name = int.TryParse(status, out int code) && code >= 0 && code < GrpcNames.Length
            ? GrpcNames[code]
            : $"gRPC status {CollectorText.Clean(status)}";
        string text = string.IsNullOrEmpty(message) ? "" : $" ({CollectorText.Clean(Uri.UnescapeDataString(message))})";
        return new PushOutcome($"it answers {name}{text}", GrpcMayPass.Contains(name));
    }

    private static string Hint(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " (see metrics.open-telemetry.auth)",
        HttpStatusCode.NotFound => " (see the path of metrics.open-telemetry.endpoint)",
        _ => "",
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out IEnumerable<string>? values) || response.Headers.TryGetValues(name, out values)
            ? values.FirstOrDefault()
            : null;

    private static TimeSpan? WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: TimeSpan delta } => delta,
        { Date: DateTimeOffset date } when date > DateTimeOffset.UtcNow => date - DateTimeOffset.UtcNow,
        _ => null,
    };
}
