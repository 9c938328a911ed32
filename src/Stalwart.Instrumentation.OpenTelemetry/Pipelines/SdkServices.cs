using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>The services of the SDK's providers.</summary>
internal static class SdkServices
{
    /// <summary>
    /// Prevents a provider from reading the environment of the process, which the options already include with the right precedence. For
    /// example, <c>OTEL_SDK_DISABLED</c> would disable the provider although the file enables exports.
    /// </summary>
    public static void WithoutEnvironment(IServiceCollection services) =>
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
}
