using System.Net;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>The outcome of a push, from its response (OTLP specification, "Failures" and "Partial Success").</summary>
/// <param name="Reason">Why the push failed; <see langword="null"/> if a collector accepted it in full or in part.</param>
/// <param name="MayPass">Whether the failure is transient.</param>
/// <param name="RetryAfter">The time that the collector asked to wait.</param>
/// <param name="Partial">The partial success that the collector reported.</param>
internal sealed record PushOutcome(string? Reason, bool MayPass = false, TimeSpan? RetryAfter = null, PartialSuccess Partial = default)
{
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

    /// <summary>Gets the cause, which is equal for failures whose texts differ only in numbers, such as request ids.</summary>
    public string Cause => Status ?? (Partial.RejectedItems > 0 ? $"rejected {CauseOf(Partial.Message)}" : CauseOf(Reason ?? ""));

    /// <summary>Gets the HTTP or gRPC status that is the cause; <see langword="null"/> if there is none.</summary>
    private string? Status { get; init; }

    /// <summary>Gets whether every item was accepted.</summary>
    public bool IsSuccess => Reason is null && Partial.RejectedItems == 0;

    /// <summary>Returns the text with # in place of every word that contains a digit.</summary>
    public static string CauseOf(string text) =>
        string.Join(' ', text.Split(' ').Select(word => word.Any(char.IsAsciiDigit) ? "#" : word));

    /// <summary>Reads a response with its body, which stays available in the response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="transport">The protocol.</param>
    /// <param name="table">The operator's table of these exports, for keys in the reason.</param>
    /// <param name="clock">The clock for dates in <c>Retry-After</c>.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<PushOutcome> OfAsync(
        HttpResponseMessage response,
        OtlpTransport transport,
        string table,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            bool mayPass = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
            string status = $"{(int)response.StatusCode} {CollectorText.Clean(response.ReasonPhrase)}";
            TimeSpan? wait = mayPass ? WaitOf(response, clock.GetUtcNow()) : null;
            return new PushOutcome($"the collector returned {status}{Wish(wait)}{Hint(response.StatusCode, table)}", mayPass, wait)
            {
                Status = $"{(int)response.StatusCode}",
            };
        }

        byte[]? body = await AnswerBody.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return body is null ? new PushOutcome($"the response is larger than {AnswerBody.MaxBytes / 1024} KiB {WrongPlace(table)}")
            : transport == OtlpTransport.Grpc ? OfGrpc(response, body, table)
            : OfMessage(
                AnswerMessage.TryReadHttp(response.Content.Headers, body, out ReadOnlyMemory<byte> message), message, response, table);
    }

    private static PushOutcome OfGrpc(HttpResponseMessage response, byte[] body, string table) => Header(response, "grpc-status") switch
    {
        null => NotOtlp(response, table),
        "0" => OfMessage(AnswerMessage.TryReadGrpc(response.Headers, body, out ReadOnlyMemory<byte> message), message, response, table),
        string status => OfGrpcStatus(
            status, Header(response, "grpc-message"), RetryInfo.Of(Header(response, "grpc-status-details-bin"))),
    };

    private static PushOutcome OfMessage(bool isRead, ReadOnlyMemory<byte> message, HttpResponseMessage response, string table) =>
        isRead && PartialSuccess.TryParse(message.Span, out PartialSuccess partial)
            ? new PushOutcome(null, Partial: partial)
            : NotOtlp(response, table);

    private static PushOutcome NotOtlp(HttpResponseMessage response, string table)
    {
        string type = response.Content.Headers.ContentType?.MediaType is string media ? $" of type {CollectorText.Clean(media)}" : "";
        return new PushOutcome(
            $"the collector returned {(int)response.StatusCode} with a body{type} that is not an OTLP response {WrongPlace(table)}");
    }

    private static PushOutcome OfGrpcStatus(string status, string? message, TimeSpan? wait)
    {
        string name = int.TryParse(status, out int code) && code >= 0 && code < GrpcNames.Length
            ? GrpcNames[code]
            : $"gRPC status {CollectorText.Clean(status)}";
        string text = string.IsNullOrEmpty(message) ? "" : $" ({CollectorText.Clean(Uri.UnescapeDataString(message))})";

        // An exhausted quota is retried only if the collector asks for it (OTLP specification, "Failures").
        bool mayPass = GrpcMayPass.Contains(name) || (name == "RESOURCE_EXHAUSTED" && wait is not null);
        wait = mayPass ? wait : null;
        return new PushOutcome($"the collector returned {name}{text}{Wish(wait)}", mayPass, wait) { Status = name };
    }

    private static string Wish(TimeSpan? wait) =>
        wait is { Ticks: > 0 } time ? $" and asked to wait {Duration.Format(TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)))}" : "";

    private static string WrongPlace(string table) => $"(see {table}.endpoint)";

    private static string Hint(HttpStatusCode status, string table) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $" (see {table}.auth)",
        HttpStatusCode.NotFound => $" (see the path of {table}.endpoint)",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => $"; redirects are not followed {WrongPlace(table)}",
        _ => "",
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out IEnumerable<string>? values) || response.Headers.TryGetValues(name, out values)
            ? values.FirstOrDefault()
            : null;

    private static TimeSpan? WaitOf(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: TimeSpan delta } => delta,
        { Date: DateTimeOffset date } when date > now => date - now,
        _ => null,
    };
}
