using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>
/// Responds to scrapes with 404 and the reason if an application maps the endpoint but the operator has not enabled it; also logs the
/// reason once. Any matching route of the application takes precedence.
/// </summary>
/// <param name="path">The path of scrapes.</param>
/// <param name="logger">The host's log.</param>
internal sealed partial class DisabledEndpoint(string path, ILogger logger) : IDisposable
{
    private const string Reason = "Metrics are not served here because metrics.prometheus.enable is false.\n";

    /// <summary>After the routes of the application, with room for several mappings.</summary>
    private const int LastOrder = int.MaxValue - 1_000;

    private readonly RouteOrder order = new();
    private int isTold;

    /// <summary>Maps the endpoint. Can be called several times, also for other routes.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        if (Interlocked.Exchange(ref isTold, 1) == 0)
        {
            EndpointDisabled(path);
        }

        IEndpointConventionBuilder endpoint = endpoints.Map(path, AnswerAsync)
            .WithDisplayName("Event metrics for Prometheus, not enabled");
        endpoint.Add(built => ((RouteEndpointBuilder)built).Order = LastOrder);
        endpoint.KeepAnswers();
        endpoint.ExemptFromFallbackPolicy();
        order.Distinguish(endpoint);
        return endpoint;
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
        "{Path} returns 404 because metrics.prometheus.enable is false; set it to true to serve metrics")]
    private partial void EndpointDisabled(string path);
}
