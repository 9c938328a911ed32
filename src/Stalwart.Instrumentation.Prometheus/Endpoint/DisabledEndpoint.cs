using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>
/// Answers scrapes that an application maps and the operator has not enabled: with 404, as if nothing were there, and with the reason,
/// which is in the log once too. Any route of the application that matches the path has precedence.
/// </summary>
/// <param name="path">The path of scrapes.</param>
/// <param name="logger">The host's log.</param>
internal sealed partial class DisabledEndpoint(string path, ILogger logger) : IDisposable
{
    private const string Reason = "No metrics are served here because metrics.prometheus.enable is false.\n";
    private IEndpointConventionBuilder? mapped;

    /// <summary>Maps the answer; the second time, nothing.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        if (mapped is null)
        {
            EndpointDisabled(path);
            mapped = endpoints.Map(path, AnswerAsync).WithDisplayName("Event metrics for Prometheus, not enabled");
            mapped.Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue);
        }

        return mapped;
    }

    public void Dispose()
    {
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(Reason, context.RequestAborted);
    }

    [LoggerMessage(
        61,
        LogLevel.Information,
        "The application maps {Path}, which answers 404 because metrics.prometheus.enable is false; set it to true to serve metrics")]
    private partial void EndpointDisabled(string path);
}
