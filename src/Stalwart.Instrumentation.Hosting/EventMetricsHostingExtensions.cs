using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Stalwart.Instrumentation;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Logs;
using Stalwart.Instrumentation.Hosting.Options;

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
    /// Starting the host throws <see cref="EventMetricsConfigurationException"/> when the section is invalid, or enables an exporter that
    /// is not installed.
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
    /// Starting the host throws <see cref="EventMetricsConfigurationException"/> when the section is invalid, or enables an exporter that
    /// is not installed.
    /// </remarks>
    public static IHostApplicationBuilder AddEventMetrics(this IHostApplicationBuilder builder, params EventCatalogue[] catalogues)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(catalogues);
        return Add(builder, new EventCatalogueRegistration(() => catalogues));
    }

    /// <summary>
    /// Exports catalogues as code and the configuration's section <c>metrics</c> say. The configuration has precedence over code, key by
    /// key: the command line, then environment variables, then the file, then code, then OpenTelemetry's
    /// variables, then the default.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">
    /// Sets options; called when the host starts and for each reload. <c>services.PostConfigure&lt;EventMetricsOptions&gt;(…)</c> has
    /// precedence over the configuration.
    /// </param>
    /// <param name="catalogues">The generated classes' <c>Catalogue</c>; all catalogues of the process when there are none.</param>
    /// <returns>The host.</returns>
    /// <remarks>
    /// <c>IOptionsMonitor&lt;EventMetricsOptions&gt;</c> gives the options in force, and calls its listeners for applied reloads. Starting
    /// the host throws <see cref="EventMetricsConfigurationException"/> when the options are invalid, or enable an exporter that is not
    /// installed, and <see cref="OptionsValidationException"/> when an <c>IValidateOptions&lt;EventMetricsOptions&gt;</c> fails. A reload
    /// with such options is rejected.
    /// </remarks>
    /// <example>
    /// <code>builder.AddEventMetrics(options => options.Prometheus.Enable = true);</code>
    /// </example>
    public static IHostApplicationBuilder AddEventMetrics(
        this IHostApplicationBuilder builder, Action<EventMetricsOptions> configure, params EventCatalogue[] catalogues)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(catalogues);
        builder.Services.Configure(configure);
        return catalogues.Length == 0 ? builder.AddEventMetrics() : builder.AddEventMetrics(catalogues);
    }

    /// <summary>Adds the export of catalogues to the services of a host.</summary>
    internal static void Add(IServiceCollection services, EventCatalogueRegistration registration)
    {
        services.AddSingleton(registration);
        services.TryAddSingleton<EventMetrics>();
        services.TryAddSingleton<HostLogsFactory>();
        services.TryAddSingleton<OptionsInForce>();
        services.TryAddSingleton<IOptionsMonitor<EventMetricsOptions>>(host => host.GetRequiredService<OptionsInForce>());
        services.TryAddSingleton<IOptionsSnapshot<EventMetricsOptions>>(host => host.GetRequiredService<OptionsInForce>());
        services.TryAddSingleton<IOptions<EventMetricsOptions>>(host => host.GetRequiredService<OptionsInForce>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EventMetricsService>());
    }

    private static IHostApplicationBuilder Add(IHostApplicationBuilder builder, EventCatalogueRegistration registration)
    {
        Add(builder.Services, registration);
        return builder;
    }
}
