using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Logs the warnings about a valid configuration: one message per rule.</summary>
internal static partial class ConfigurationLog
{
    public static void Write(IEnumerable<SettingDiagnostic> warnings, ILogger logger)
    {
        foreach (SettingDiagnostic warning in warnings.Where(warning => warning.Rule == ConfigurationRules.Endpoint))
        {
            EndpointPathIgnored(logger, warning.Arguments[1], warning.Path, ConfigurationDiagnostic.Of(warning).Place);
        }
    }

    [LoggerMessage(
        31,
        LogLevel.Warning,
        "Path {EndpointPath} of '{Key}' is ignored because gRPC does not use it; remove the path, or set transport to http ({Place})")]
    private static partial void EndpointPathIgnored(ILogger logger, string endpointPath, string key, string place);
}
