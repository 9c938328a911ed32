using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Begins the pipeline of one reader. Each reader has a provider of its own, so that neither's collection disturbs the other's.
/// </summary>
internal static class Pipeline
{
    /// <param name="catalogues">The catalogues that it exports.</param>
    /// <param name="meters">Further meters: names, or patterns with <c>*</c>; one that matches a catalogue's adds nothing to it.</param>
    /// <param name="resource">What the process says of itself.</param>
    public static MeterProviderBuilder Begin(
        IEnumerable<EventCatalogue> catalogues, IReadOnlyCollection<string> meters, ResourceBuilder resource)
    {
        var views = new CatalogueViews();
        MeterProviderBuilder builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(SdkServices.WithoutEnvironment)
            .SetResourceBuilder(resource)
            .AddView(views.Find);
        foreach (EventCatalogue catalogue in catalogues)
        {
            views.Add(catalogue);
            builder.AddMeter(catalogue.MeterName);
        }

        return meters.Count == 0
            ? builder.SetMaxMetricStreams(views.MaxMetricStreams)
            : builder.AddMeter([.. meters]).SetMaxMetricStreams(views.StreamsOfCatalogues + OtherMeters.MaxMetricStreams);
    }
}
