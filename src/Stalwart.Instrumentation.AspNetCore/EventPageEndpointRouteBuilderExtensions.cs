using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.AspNetCore.StatusPage;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Logs;
using Stalwart.Instrumentation.Prometheus.Endpoint;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the status page to a web application.</summary>
public static class EventPageEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves a page for people that shows every event and metric that the application exports by
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/>, live. It asks for the credentials of the
    /// scrape endpoint, if there are any (<c>metrics.prometheus.auth</c>), and is there also when <c>metrics.prometheus.enable</c> is
    /// false. The application's fallback authorization policy applies to it.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">Where; the page also answers below it.</param>
    /// <returns>
    /// The page's endpoints, for what the application wants besides, such as <c>RequireHost</c> or <c>RequireAuthorization</c>.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/> was not called.
    /// </exception>
    /// <exception cref="EventMetricsConfigurationException">The section <c>metrics</c> cannot be used.</exception>
    public static IEndpointConventionBuilder MapEventPage(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern = "/events")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        IServiceProvider services = endpoints.ServiceProvider;
        EventMetrics metrics = services.GetService<EventMetrics>()
            ?? throw new InvalidOperationException(
                "Event metrics are not registered; call builder.AddEventMetrics() before building the application.");
        var environment = services.GetRequiredService<IHostEnvironment>();
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        PageFeed feed = metrics.Part(() => new PageFeed(
            metrics, environment, lifetime, services.GetRequiredService<ILogger<PageFeed>>(), services.GetService<TimeProvider>()));
        PageTail tail = metrics.Part(() => new PageTail(
            metrics,
            services.GetRequiredService<HostLogsFactory>().CreateRedactions(),
            services.GetService<TimeProvider>() ?? TimeProvider.System));
        lifetime.ApplicationStarted.Register(feed.Start);
        IEndpointConventionBuilder page = new PageEndpoints(metrics, feed, tail, environment.ApplicationName).Map(endpoints, pattern);
        page.KeepAnswers();
        return page;
    }
}
