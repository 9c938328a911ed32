using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Prometheus;
using Stalwart.Instrumentation.Prometheus.Endpoint;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the scrape endpoint to a web application.</summary>
public static class EventMetricsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves the scrape endpoint on the application's own web server, at <c>metrics.prometheus.path</c>. If
    /// <c>metrics.prometheus.enable</c> is false and no other route of the application matches, it returns status 404 with the reason.
    /// Access is restricted by <c>metrics.prometheus.auth</c>, and by the application's requirements on the returned endpoint. The
    /// application's fallback authorization policy applies only if there are neither.
    /// </summary>
    /// <param name="endpoints">The application, or a group, whose prefix precedes the path.</param>
    /// <returns>The endpoint, for further conventions such as <c>RequireHost</c> or <c>RequireAuthorization</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/> was not called.
    /// </exception>
    /// <exception cref="EventMetricsConfigurationException">The section <c>metrics</c> is invalid.</exception>
    /// <example>
    /// <code>app.MapEventMetrics().RequireHost("*:9464");</code>
    /// </example>
    public static IEndpointConventionBuilder MapEventMetrics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        EventMetrics metrics = endpoints.ServiceProvider.GetService<EventMetrics>()
            ?? throw new InvalidOperationException(
                "Event metrics are not registered; call builder.AddEventMetrics() before building the application.");
        return metrics.Exporters.OfType<PrometheusExporter>().SingleOrDefault() is { } exporter
            ? exporter.Map(endpoints)
            : metrics.Part(() => new DisabledEndpoint(metrics.Options.Prometheus.Path, metrics.Log)).Map(endpoints);
    }
}
