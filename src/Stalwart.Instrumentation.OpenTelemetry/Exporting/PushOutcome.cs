using System.Net;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>What an answer to a push means (OTLP specification, "Failures").</summary>
/// <param name="Reason">Why the push failed; <see langword="null"/> when it did not.</param>
/// <param name="MayPass">Whether the same push may work later.</param>
/// <param name="RetryAfter">How long the collector asks to wait.</param>
internal sealed record PushOutcome(string? Reason, bool MayPass, TimeSpan? RetryAfter)
{
    private static readonly string[] GrpcNames =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    private static readonly string[] GrpcMayPass = ["CANCELLED", "DEADLINE_EXCEEDED", "ABORTED", "OUT_OF_RANGE", "UNAVAILABLE", "DATA_LOSS"];

    /// <summary>Reads an answer whose body has been read.</summary>
    public static PushOutcome Of(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            bool mayPass = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
            return new PushOutcome($"it answers {(int)response.StatusCode} {response.ReasonPhrase}{Hint(response.StatusCode)}", mayPass, WaitOf(response));
        }

        return Header(response, "grpc-status") is string status && status != "0" ? OfGrpc(status, Header(response, "grpc-message")) : new PushOutcome(null, false, null);
    }

    private static PushOutcome OfGrpc(string status, string? message)
    {
        string name = int.TryParse(status, out int code) && code >= 0 && code < GrpcNames.Length ? GrpcNames[code] : $"gRPC status {status}";
        string text = string.IsNullOrEmpty(message) ? "" : $" ({Uri.UnescapeDataString(message).Split('\n')[0]})";
        return new PushOutcome($"it answers {name}{text}", GrpcMayPass.Contains(name), null);
    }

    private static string Hint(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " (see metrics.open-telemetry.auth)",
        HttpStatusCode.NotFound => " (see the path of metrics.open-telemetry.endpoint)",
        _ => "",
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out IEnumerable<string>? values) || response.Headers.TryGetValues(name, out values) ? values.FirstOrDefault() : null;

    private static TimeSpan? WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: TimeSpan delta } => delta,
        { Date: DateTimeOffset date } when date > DateTimeOffset.UtcNow => date - DateTimeOffset.UtcNow,
        _ => null,
    };
}
