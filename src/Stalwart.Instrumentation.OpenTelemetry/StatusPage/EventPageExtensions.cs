using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Adds the status page to a web application.</summary>
public static class EventPageExtensions
{
    /// <summary>
    /// Serves a page for people that shows every event and metric that the application exports by
    /// <see cref="EventMetricsExtensions.AddEventMetrics(IHostApplicationBuilder)"/>, live. It asks for the credentials of the scrape endpoint, if there are any
    /// (<c>metrics.prometheus.auth</c>), and is there also when <c>metrics.prometheus.enable</c> is false.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">Where; the page also answers below it.</param>
    /// <returns>The page's endpoints, for what the application wants besides, such as <c>RequireHost</c> or <c>RequireAuthorization</c>.</returns>
    /// <exception cref="InvalidOperationException"><see cref="EventMetricsExtensions.AddEventMetrics(IHostApplicationBuilder)"/> was not called.</exception>
    /// <exception cref="EventMetricsConfigurationException">The section <c>metrics</c> cannot be used.</exception>
    public static IEndpointConventionBuilder MapEventPage(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/events")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        EventMetrics metrics = endpoints.ServiceProvider.GetService<EventMetrics>()
            ?? throw new InvalidOperationException("There are no events to show: call builder.AddEventMetrics() before the application is built.");
        PageFeed feed = endpoints.ServiceProvider.GetRequiredService<PageFeed>();
        endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(feed.Start);
        string application = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().ApplicationName;
        return new StatusPage(metrics, feed, application).Map(endpoints, pattern);
    }
}
