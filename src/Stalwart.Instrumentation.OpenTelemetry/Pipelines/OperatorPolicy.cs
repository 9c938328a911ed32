using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Applies the operator's configuration of a host to a pipeline of the application. A pipeline without a host has no configuration and is
/// left unchanged.
/// </summary>
internal static class OperatorPolicy
{
    /// <summary>Registers the catalogues of a pipeline with its host.</summary>
    public static void Obey(MeterProviderBuilder builder, IReadOnlyList<EventCatalogue> catalogues)
    {
        try
        {
            builder.ConfigureServices(services => Register(services, catalogues));
        }
        catch (NotSupportedException)
        {
            // A pipeline that is built after its host can no longer register catalogues.
        }
    }

    /// <summary>Applies the policy of the host, if there is one, before the pipeline collects for the first time.</summary>
    public static void ApplyFirst(MeterProviderBuilder builder)
    {
        if (builder is IDeferredMeterProviderBuilder deferred)
        {
            deferred.Configure((services, _) => services.GetService<EventMetrics>());
        }
    }

    private static void Register(IServiceCollection services, IReadOnlyList<EventCatalogue> catalogues)
    {
        if (services.Any(service => service.ServiceType == typeof(IHostEnvironment)))
        {
            EventMetricsHostingExtensions.Add(services, new EventCatalogueRegistration(() => catalogues) { IsOfPipeline = true });
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PipelineNotice>());
        }
    }
}
