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
    /// Exports all catalogues of the process, including those of libraries (<see cref="EventCatalogues.All"/>), as configured in the
    /// section <c>metrics</c>, with the installed exporter packages. When the host starts, it finds the catalogues and reads the section; a
    /// host without its own web server then also listens for scrapes, if they are enabled.
    /// </summary>
    /// <param name="builder">The host builder.</param>
    /// <returns>The host builder.</returns>
    /// <remarks>
    /// Starting the host throws <see cref="EventMetricsConfigurationException"/> if the section is invalid, or enables an exporter that is
    /// not installed.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// var builder = WebApplication.CreateBuilder(args);
    /// builder.Configuration.AddTomlFile("shop.toml", reloadOnChange: true);
    /// builder.AddEventMetrics();
    /// </code>
    /// </example>
    public static IHostApplicationBuilder AddEventMetrics(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Add(builder, new EventCatalogueRegistration(EventCatalogues.All));
    }

    /// <summary>
    /// Exports only these catalogues, as configured in the section <c>metrics</c>, with the installed exporter packages. When the host
    /// starts, it reads the section and starts the exporters; a host without its own web server then also listens for scrapes, if they are
    /// enabled.
    /// </summary>
    /// <param name="builder">The host builder.</param>
    /// <param name="catalogues">The <c>Catalogue</c> properties of the generated classes. Several calls add up.</param>
    /// <returns>The host builder.</returns>
    /// <remarks>
    /// Starting the host throws <see cref="EventMetricsConfigurationException"/> if the section is invalid, or enables an exporter that is
    /// not installed.
    /// </remarks>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="catalogues"/> is <see langword="null"/>.
    /// </exception>
    /// <example>
    /// <code>builder.AddEventMetrics(ShopEvents.Catalogue);</code>
    /// </example>
    public static IHostApplicationBuilder AddEventMetrics(this IHostApplicationBuilder builder, params EventCatalogue[] catalogues)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(catalogues);
        return Add(builder, new EventCatalogueRegistration(() => catalogues));
    }

    /// <summary>
    /// Exports catalogues as configured by code and by the section <c>metrics</c>. The configuration takes precedence over code, key by
    /// key: the command line, then environment variables, then the file, then code, then OpenTelemetry's variables, then the default.
    /// </summary>
    /// <param name="builder">The host builder.</param>
    /// <param name="configure">
    /// Sets options; called when the host starts and for each reload. <c>services.PostConfigure&lt;EventMetricsOptions&gt;(…)</c> takes
    /// precedence over the configuration.
    /// </param>
    /// <param name="catalogues">
    /// The <c>Catalogue</c> properties of the generated classes; all catalogues of the process if there are none.
    /// </param>
    /// <returns>The host builder.</returns>
    /// <remarks>
    /// <c>IOptionsMonitor&lt;EventMetricsOptions&gt;</c> returns the options in effect, and notifies its listeners of applied reloads.
    /// Starting the host throws <see cref="EventMetricsConfigurationException"/> if the options are invalid, or enable an exporter that is
    /// not installed, and <see cref="OptionsValidationException"/> if an <c>IValidateOptions&lt;EventMetricsOptions&gt;</c> fails. A reload
    /// with such options is rejected.
    /// </remarks>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/>, <paramref name="configure"/> or <paramref name="catalogues"/> is <see langword="null"/>.
    /// </exception>
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
