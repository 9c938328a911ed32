using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>HTTP error statuses, which a proxy in front of a gRPC collector also sends.</summary>
internal static class HttpFaults
{
    private const string Body = "Check the collector's log for why it rejects the exports.";
    private const string Credentials = "Compare the credentials in the table `auth` with those that the collector expects.";
    private const string Path = "Check the path of `endpoint`, and that the collector has a pipeline for the signal.";
    private const string Redirect = "Set `endpoint` to the redirect's target; credentials are never sent there automatically.";
    private const string Overload = "Give the collector more resources, or raise `interval`.";
    private const string Proxy = "Check the collector, and the proxy or load balancer in front of it.";

    // The clock of the tests starts in the year 2000.
    private const string In90Seconds = "Sat, 01 Jan 2000 00:01:30 GMT", Yesterday = "Fri, 31 Dec 1999 00:00:00 GMT";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Status(302, "302 Found; redirects are not followed (see {table}.endpoint)", Redirect),
        Status(307, "307 Temporary Redirect; redirects are not followed (see {table}.endpoint)", Redirect),
        Status(400, "400 Bad Request", Body),
        Status(401, "401 Unauthorized (see {table}.auth)", Credentials),
        Status(403, "403 Forbidden (see {table}.auth)", Credentials),
        Status(404, "404 Not Found (see the path of {table}.endpoint)", Path),
        Status(405, "405 Method Not Allowed", Path),
        Status(408, "408 Request Timeout", Proxy),
        Status(413, "413 Payload Too Large", "Raise the collector's limit, such as `max_request_body_size`.") with
        {
            // HTTP/2 clients receive no reason phrase from the server, and use their own.
            Only = OtlpTransport.Http,
        },
        Status(429, "429 Too Many Requests", Overload, isRetried: true),
        Asking(429, "120", "2m", TimeSpan.FromMinutes(2), Overload),
        Asking(429, In90Seconds, "90s", TimeSpan.FromSeconds(90), Overload),
        Asking(429, "2147483647", "2147483647s", TimeSpan.FromHours(1), Overload),
        Asking(429, "0", null, default, Overload),
        Asking(429, "soon", null, default, Overload),
        Status(500, "500 Internal Server Error", Body),
        Status(502, "502 Bad Gateway", Proxy, isRetried: true),
        Status(503, "503 Service Unavailable", Proxy, isRetried: true),
        Asking(503, "120", "2m", TimeSpan.FromMinutes(2), Overload),
        Asking(503, Yesterday, null, default, Overload),
        Status(504, "504 Gateway Timeout", Proxy, isRetried: true),
    ];

    private static Fault Status(int status, string reason, string fix, bool isRetried = false) =>
        new($"returns {status}", $"the collector returned {reason}", fix, AnsweringCollector.Of(FaultyAnswers.Status(status)))
        {
            IsRetried = isRetried,
        };

    private static Fault Asking(int status, string retryAfter, string? words, TimeSpan wait, string fix)
    {
        string phrase = status == 429 ? "Too Many Requests" : "Service Unavailable";
        string wish = words is null ? "" : $" and asked to wait {words}";
        return new Fault(
            $"returns {status} with `Retry-After: {retryAfter}`",
            $"the collector returned {status} {phrase}{wish}",
            fix,
            AnsweringCollector.Of(FaultyAnswers.Status(status, retryAfter)))
        {
            IsRetried = true,
            Wait = wait,
        };
    }
}
