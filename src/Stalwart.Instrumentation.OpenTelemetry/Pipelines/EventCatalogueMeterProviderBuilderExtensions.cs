using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Stalwart.Instrumentation;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace OpenTelemetry.Metrics;

/// <summary>Adds event catalogues to an OpenTelemetry pipeline of the application.</summary>
public static class EventCatalogueMeterProviderBuilderExtensions
{
    private static readonly ConditionalWeakTable<MeterProviderBuilder, CatalogueViews> Views = [];

    /// <summary>
    /// Adds a catalogue's meter, with views that give each instrument room for exactly its series and each histogram its boundaries, and
    /// raises the limit of metric streams so that none is dropped. In a host, the operator's configuration applies to the catalogue.
    /// </summary>
    /// <param name="builder">The meter provider builder.</param>
    /// <param name="catalogue">The <c>Catalogue</c> property of the generated class.</param>
    /// <returns>The meter provider builder.</returns>
    /// <remarks>
    /// <para>
    /// In the pipeline of a host (<c>AddOpenTelemetry().WithMetrics(…)</c>), the host's configuration applies as with
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/>: <c>metrics.disabled-events</c>,
    /// <c>metrics.enabled-events</c> and <c>metrics.export-zeros</c> apply, also after a reload, and the exporters that it enables are
    /// started in addition to the pipeline. Events are logged only if it sets <c>logs.level</c>. Starting the host throws
    /// <see cref="EventMetricsConfigurationException"/> if the configuration is invalid. A pipeline without a host, such as that of
    /// <c>Sdk.CreateMeterProviderBuilder()</c>, has no configuration.
    /// </para>
    /// <para>Do not set a lower <c>SetMaxMetricStreams</c> after this call.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="catalogue"/> is <see langword="null"/>.
    /// </exception>
    /// <example>
    /// <code>builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddEventCatalogue(MailEvents.Catalogue));</code>
    /// </example>
    public static MeterProviderBuilder AddEventCatalogue(this MeterProviderBuilder builder, EventCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(catalogue);
        return Add(builder, [catalogue]);
    }

    /// <summary>
    /// Adds all catalogues of the process, including those of libraries, in the same way as <see cref="AddEventCatalogue"/>.
    /// </summary>
    /// <param name="builder">The meter provider builder.</param>
    /// <returns>The meter provider builder.</returns>
    /// <remarks>Do not set a lower <c>SetMaxMetricStreams</c> after this call.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddEventCatalogues());</code>
    /// </example>
    public static MeterProviderBuilder AddEventCatalogues(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Add(builder, EventCatalogues.All());
    }

    private static MeterProviderBuilder Add(MeterProviderBuilder builder, IReadOnlyList<EventCatalogue> catalogues)
    {
        OperatorPolicy.Obey(builder, catalogues);
        if (!Views.TryGetValue(builder, out CatalogueViews? views))
        {
            Views.Add(builder, views = new CatalogueViews());
            builder.AddView(views.Find);
            OperatorPolicy.ApplyFirst(builder);
        }

        foreach (EventCatalogue catalogue in catalogues)
        {
            views.Add(catalogue);
            builder.AddMeter(catalogue.MeterName);
        }

        return builder.SetMaxMetricStreams(views.MaxMetricStreams);
    }
}
