using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>Maps the scrape endpoint, behind HTTP Basic while credentials are configured.</summary>
/// <param name="options">Returns the current options.</param>
/// <param name="scrape">Returns the answer in a form.</param>
internal sealed class ScrapeEndpoint(Func<PrometheusOptions> options, Func<ScrapeForm, Task<ScrapeAnswer>> scrape)
{
    /// <summary>Gets the current options.</summary>
    public PrometheusOptions Options => options();

    public void Map(IEndpointRouteBuilder endpoints)
    {
        var guard = new BasicAuthentication(() => options().Auth);
        var handler = new ScrapeHandler(scrape, options().Names, ScrapeHandler.DefaultTimeout);
        endpoints.Map(options().Path, context => guard.Guard(context, handler.AnswerAsync)).WithDisplayName("Event metrics for Prometheus");
    }
}
