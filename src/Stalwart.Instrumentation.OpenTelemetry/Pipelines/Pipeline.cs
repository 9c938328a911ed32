using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Starts building the pipeline of one reader. Each reader has its own provider, so their collections do not affect each other.
/// </summary>
internal static class Pipeline
{
    /// <param name="catalogues">The catalogues to export.</param>
    /// <param name="meters">
    /// Further meters: names, or patterns with <c>*</c>; one that matches a catalogue's meter does not affect the catalogue.
    /// </param>
    /// <param name="resource">The resource of the process.</param>
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
