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

        PrometheusOptions options = metrics.Options.Prometheus;
        metrics.IsMapped = true;
        endpoints.MapPrometheusScrapingEndpoint(
            options.Path,
            metrics.Prometheus.Provider,
            branch =>
            {
                branch.Use(new BasicAuthentication(() => metrics.Options.Prometheus.Auth).Guard);
                branch.Use(metrics.Prometheus.Collect);
            },
            optionsName: null);
    }
}
