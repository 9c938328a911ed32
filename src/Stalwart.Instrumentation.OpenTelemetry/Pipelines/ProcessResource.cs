using System.Reflection;
using OpenTelemetry.Resources;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// The resource of the process: the application's name and version, a new id at each start, and the attributes of the options, which take
/// precedence and include <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c>.
/// </summary>
internal static class ProcessResource
{
    private static readonly string InstanceId = Guid.NewGuid().ToString();

    public static ResourceBuilder Of(string applicationName, EventMetricsOptions options) => ResourceBuilder.CreateEmpty()
        .AddService(applicationName, serviceVersion: Version(), serviceInstanceId: InstanceId)
        .AddTelemetrySdk()
        .AddAttributes(options.Resource.Select(pair => KeyValuePair.Create<string, object>(pair.Key, pair.Value)));

    /// <summary>Returns the version without the commit that the compiler appends.</summary>
    private static string? Version() =>
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
}
