using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Adds the export of event catalogues to a host.</summary>
public static class EventMetricsExtensions
{
    /// <summary>
    /// Exports catalogues as the configuration's section <c>metrics</c> says. The section is read and the exporters are started with the host;
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
        foreach (EventCatalogue catalogue in catalogues)
        {
            builder.Services.AddSingleton(new EventCatalogueRegistration(catalogue));
        }

        builder.Services.TryAddSingleton<EventMetrics>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EventMetricsService>());
        return builder;
    }

    /// <summary>Serves the scrape endpoint on the application's own server, at <c>metrics.prometheus.path</c>; nothing when <c>metrics.prometheus.enable</c> is false.</summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>The application.</returns>
    /// <exception cref="InvalidOperationException"><see cref="AddEventMetrics"/> was not called.</exception>
    /// <exception cref="EventMetricsConfigurationException">The section <c>metrics</c> cannot be used.</exception>
    public static IEndpointRouteBuilder MapEventMetrics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        EventMetrics metrics = endpoints.ServiceProvider.GetService<EventMetrics>()
            ?? throw new InvalidOperationException("There are no event metrics to serve: call builder.AddEventMetrics(MailEvents.Catalogue) before the application is built.");
        ScrapeEndpoint.Map(endpoints, metrics);
        return endpoints;
    }
}
