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
    /// Serves a live status page of every event and metric that the application exports with
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/>. It requires the credentials of the scrape
    /// endpoint, if there are any (<c>metrics.prometheus.auth</c>), and is available even if <c>metrics.prometheus.enable</c> is false.
    /// The application's fallback authorization policy applies to it.
    /// </summary>
    /// <param name="endpoints">The application, or a group, whose prefix precedes the path.</param>
    /// <param name="pattern">The path of the page, which also serves paths below it.</param>
    /// <returns>The page's endpoints, for further conventions such as <c>RequireHost</c> or <c>RequireAuthorization</c>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="endpoints"/> or <paramref name="pattern"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/> was not called.
    /// </exception>
    /// <exception cref="EventMetricsConfigurationException">The section <c>metrics</c> is invalid.</exception>
    /// <example>
    /// <code>app.MapEventPage("/events").RequireAuthorization("operators");</code>
    /// </example>
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
