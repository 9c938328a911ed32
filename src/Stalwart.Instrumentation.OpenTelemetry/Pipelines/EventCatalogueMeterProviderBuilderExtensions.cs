using System.Runtime.CompilerServices;
using Stalwart.Instrumentation;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace OpenTelemetry.Metrics;

/// <summary>Adds event catalogues to an OpenTelemetry pipeline of one's own.</summary>
public static class EventCatalogueMeterProviderBuilderExtensions
{
    private static readonly ConditionalWeakTable<MeterProviderBuilder, CatalogueViews> Views = [];

    /// <summary>
    /// Adds a catalogue's meter, with views that give each instrument room for exactly its series and each histogram its boundaries, and
    /// raises the limit of metric streams so that none is dropped.
    /// </summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="catalogue">The generated class's <c>Catalogue</c>.</param>
    /// <returns>The pipeline.</returns>
    /// <remarks>Set no lower <c>SetMaxMetricStreams</c> after it.</remarks>
    public static MeterProviderBuilder AddEventCatalogue(this MeterProviderBuilder builder, EventCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(catalogue);
        if (!Views.TryGetValue(builder, out CatalogueViews? views))
        {
            Views.Add(builder, views = new CatalogueViews());
            builder.AddView(views.Find);
        }

        views.Add(catalogue);
        return builder.AddMeter(catalogue.MeterName).SetMaxMetricStreams(views.MaxMetricStreams);
    }

    /// <summary>
    /// Adds all catalogues of the process, those of libraries included, as <see cref="AddEventCatalogue"/> does with one.
    /// </summary>
    /// <param name="builder">The pipeline.</param>
    /// <returns>The pipeline.</returns>
    /// <remarks>Set no lower <c>SetMaxMetricStreams</c> after it.</remarks>
    public static MeterProviderBuilder AddEventCatalogues(this MeterProviderBuilder builder)
    {
        foreach (EventCatalogue catalogue in EventCatalogues.All())
        {
            builder.AddEventCatalogue(catalogue);
        }

        return builder;
    }
}
