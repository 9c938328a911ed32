using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>The services of the SDK's providers.</summary>
internal static class SdkServices
{
    /// <summary>
    /// Keeps a provider from reading the environment of the process. The options have what applies of it, with their precedence;
    /// <c>OTEL_SDK_DISABLED</c>, for one, would make the provider export nothing while the file asks for exports.
    /// </summary>
    public static void WithoutEnvironment(IServiceCollection services) =>
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
}
