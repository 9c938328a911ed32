using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stalwart.Instrumentation;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds the export of event catalogues to a host.</summary>
public static class EventMetricsHostingExtensions
{
    /// <summary>
    /// Exports all catalogues of the process, those of libraries included (<see cref="EventCatalogues.All"/>), as the configuration's
    /// section <c>metrics</c> says, with the exporters whose packages are installed. The catalogues are looked for and the section is read
    /// when the host starts; then a host without a web server of its own also begins to listen for scrapes, if they are enabled.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    /// <remarks>
    /// Starting the host throws <see cref="EventMetricsConfigurationException"/> when the section cannot be used, or asks for an exporter
    /// that is not installed.
    /// </remarks>
    public static IHostApplicationBuilder AddEventMetrics(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Add(builder, new EventCatalogueRegistration(EventCatalogues.All));
    }

    /// <summary>
    /// Exports these catalogues alone, as the configuration's section <c>metrics</c> says, with the exporters whose packages are installed.
    /// The section is read and the exporters are started with the host; then a host without a web server of its own also begins to listen
    /// for scrapes, if they are enabled.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="catalogues">The generated classes' <c>Catalogue</c>; may be called several times.</param>
    /// <returns>The host.</returns>
    /// <remarks>
    /// Starting the host throws <see cref="EventMetricsConfigurationException"/> when the section cannot be used, or asks for an exporter
    /// that is not installed.
    /// </remarks>
    public static IHostApplicationBuilder AddEventMetrics(this IHostApplicationBuilder builder, params EventCatalogue[] catalogues)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(catalogues);
        return Add(builder, new EventCatalogueRegistration(() => catalogues));
    }

    private static IHostApplicationBuilder Add(IHostApplicationBuilder builder, EventCatalogueRegistration registration)
    {
        builder.Services.AddSingleton(registration);
        builder.Services.TryAddSingleton<EventMetrics>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EventMetricsService>());
        return builder;
    }
}
