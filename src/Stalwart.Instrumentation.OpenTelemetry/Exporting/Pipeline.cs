using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Begins the pipeline of one reader. Each reader has a provider of its own, so that neither's collection disturbs the other's.</summary>
internal static class Pipeline
{
    public static MeterProviderBuilder Begin(IEnumerable<EventCatalogue> catalogues, string applicationName)
    {
        MeterProviderBuilder builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource(applicationName));
        foreach (EventCatalogue catalogue in catalogues)
        {
            builder.AddEventCatalogue(catalogue);
        }

        return builder;
    }

    /// <summary>The application's name, unless <c>OTEL_SERVICE_NAME</c> or <c>OTEL_RESOURCE_ATTRIBUTES</c> give another.</summary>
    private static ResourceBuilder Resource(string applicationName) =>
        ResourceBuilder.CreateEmpty().AddService(applicationName).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
