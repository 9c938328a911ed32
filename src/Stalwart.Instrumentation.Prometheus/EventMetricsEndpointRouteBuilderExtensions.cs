using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Prometheus;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the scrape endpoint to a web application.</summary>
public static class EventMetricsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves the scrape endpoint on the application's own server, at <c>metrics.prometheus.path</c>; nothing when
    /// <c>metrics.prometheus.enable</c> is false.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>The application.</returns>
    /// <exception cref="InvalidOperationException">
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/> was not called.
    /// </exception>
    /// <exception cref="EventMetricsConfigurationException">The section <c>metrics</c> cannot be used.</exception>
    public static IEndpointRouteBuilder MapEventMetrics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        EventMetrics metrics = endpoints.ServiceProvider.GetService<EventMetrics>()
            ?? throw new InvalidOperationException(
                "There are no event metrics to serve: call builder.AddEventMetrics() before the application is built.");
        metrics.Exporters.OfType<PrometheusExporter>().SingleOrDefault()?.Map(endpoints);
        return endpoints;
    }
}
