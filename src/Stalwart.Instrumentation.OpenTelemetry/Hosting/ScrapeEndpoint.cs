using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Maps the scrape endpoint, behind HTTP Basic while credentials are configured.</summary>
internal static class ScrapeEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints, EventMetrics metrics)
    {
        if (metrics.Prometheus is null || metrics.IsMapped)
        {
            return;
        }

        metrics.IsMapped = true;
        var guard = new BasicAuthentication(() => metrics.Options.Prometheus.Auth);
        var scrape = new ScrapeHandler(metrics.Prometheus.ScrapeAsync, ScrapeHandler.DefaultPatience);
        endpoints.Map(metrics.Options.Prometheus.Path, context => guard.Guard(context, scrape.AnswerAsync)).WithDisplayName("Event metrics for Prometheus");
    }
}
