using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Adds the export of event catalogues to a host.</summary>
public static class EventMetricsExtensions
{
    /// <summary>
    /// Exports all catalogues of the process, those of libraries included (<see cref="EventCatalogues.All"/>), as the configuration's section
    /// <c>metrics</c> says. The catalogues are looked for and the section is read when the host starts; then a host without a web server of its own
    /// also begins to listen for scrapes, if they are enabled.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    /// <remarks>Starting the host throws <see cref="EventMetricsConfigurationException"/> when the section cannot be used.</remarks>
    public static IHostApplicationBuilder AddEventMetrics(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Add(builder, new EventCatalogueRegistration(EventCatalogues.All));
    }

    /// <summary>
    /// Exports these catalogues alone, as the configuration's section <c>metrics</c> says. The section is read and the exporters are started with the host;
    /// then a host without a web server of its own also begins to listen for scrapes, if they are enabled.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="catalogues">The generated classes' <c>Catalogue</c>; may be called several times.</param>
    /// <returns>The host.</returns>
    /// <remarks>Starting the host throws <see cref="EventMetricsConfigurationException"/> when the section cannot be used.</remarks>
    public static IHostApplicationBuilder AddEventMetrics(this IHostApplicationBuilder builder, params EventCatalogue[] catalogues)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(catalogues);
        return Add(builder, new EventCatalogueRegistration(() => catalogues));
    }

    /// <summary>Serves the scrape endpoint on the application's own server, at <c>metrics.prometheus.path</c>; nothing when <c>metrics.prometheus.enable</c> is false.</summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>The application.</returns>
    /// <exception cref="InvalidOperationException"><see cref="AddEventMetrics(IHostApplicationBuilder)"/> was not called.</exception>
    /// <exception cref="EventMetricsConfigurationException">The section <c>metrics</c> cannot be used.</exception>
    public static IEndpointRouteBuilder MapEventMetrics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        EventMetrics metrics = endpoints.ServiceProvider.GetService<EventMetrics>()
            ?? throw new InvalidOperationException("There are no event metrics to serve: call builder.AddEventMetrics() before the application is built.");
        ScrapeEndpoint.Map(endpoints, metrics);
        return endpoints;
    }

    private static IHostApplicationBuilder Add(IHostApplicationBuilder builder, EventCatalogueRegistration registration)
    {
        builder.Services.AddSingleton(registration);
        builder.Services.TryAddSingleton<EventMetrics>();
        builder.Services.TryAddSingleton<PageFeed>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EventMetricsService>());
        return builder;
    }
}
