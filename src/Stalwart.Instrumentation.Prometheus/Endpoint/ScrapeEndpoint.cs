using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>Maps the scrape endpoint, with HTTP Basic authentication if credentials are configured.</summary>
/// <param name="options">Returns the current options.</param>
/// <param name="scrape">Returns the response in a form.</param>
/// <param name="refused">Called for each scrape that the application's fallback policy rejects.</param>
internal sealed class ScrapeEndpoint(Func<PrometheusOptions> options, Func<ScrapeForm, Task<ScrapeAnswer>> scrape, Action? refused = null)
{
    private readonly RouteOrder order = new();

    /// <summary>Gets the current options.</summary>
    public PrometheusOptions Options => options();

    /// <summary>Maps the endpoint. Can be called several times; for the same route, the first endpoint is used.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        var guard = new BasicAuthentication(() => options().Auth);
        var handler = new ScrapeHandler(scrape, options().Names, ScrapeHandler.DefaultTimeout);
        IEndpointConventionBuilder endpoint = endpoints
            .Map(options().Path, context => guard.Guard(context, permitted => AnswerAsync(permitted, handler)))
            .WithDisplayName("Event metrics for Prometheus");
        endpoint.KeepAnswers();
        endpoint.ExemptFromFallbackPolicy();
        order.Distinguish(endpoint);
        return endpoint;
    }

    /// <summary>Responds to a request with valid credentials; if none are configured, the application's fallback policy decides.</summary>
    private async Task AnswerAsync(HttpContext context, ScrapeHandler handler)
    {
        if (options().Auth is null && await FallbackExemption.RefusesAsync(context).ConfigureAwait(false))
        {
            refused?.Invoke();
            await FallbackExemption.RefuseAsync(context).ConfigureAwait(false);
        }
        else
        {
            await handler.AnswerAsync(context).ConfigureAwait(false);
        }
    }
}
