using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Begins the pipeline of one reader. Each reader has a provider of its own, so that neither's collection disturbs the other's.
/// </summary>
internal static class Pipeline
{
    public static MeterProviderBuilder Begin(IEnumerable<EventCatalogue> catalogues, ResourceBuilder resource)
    {
        MeterProviderBuilder builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource);
        foreach (EventCatalogue catalogue in catalogues)
        {
            builder.AddEventCatalogue(catalogue);
        }

        return builder;
    }
}
