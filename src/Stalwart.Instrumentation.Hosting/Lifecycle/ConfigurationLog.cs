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
        foreach (SettingDiagnostic warning in warnings)
        {
            string place = ConfigurationDiagnostic.Of(warning).Place;
            if (warning.Rule == ConfigurationRules.Endpoint)
            {
                EndpointPathIgnored(logger, warning.Arguments[1], warning.Path, place);
            }
            else if (warning.Rule == ConfigurationRules.Section)
            {
                SectionMisspelled(logger, warning.Arguments[0], warning.Arguments[1], place);
            }
            else if (warning.Rule == ConfigurationRules.UnverifiedTls)
            {
                CollectorUnverified(logger, warning.Path, place);
            }
            else if (warning.Rule == ConfigurationRules.TlsWithoutEffect)
            {
                TlsWithoutEffect(logger, warning.Path, place);
            }
        }
    }

    [LoggerMessage(
        31,
        LogLevel.Warning,
        "Path {EndpointPath} of '{Key}' is ignored because gRPC does not use it; remove the path, or set transport to http ({Place})")]
    private static partial void EndpointPathIgnored(ILogger logger, string endpointPath, string key, string place);

    [LoggerMessage(37, LogLevel.Warning, "Section '{Section}' has no effect; did you mean '{Suggestion}'? ({Place})")]
    private static partial void SectionMisspelled(ILogger logger, string section, string suggestion, string place);

    [LoggerMessage(
        65,
        LogLevel.Warning,
        "'{Key}' accepts any certificate, so that anybody on the way can read the exports; "
        + "set ca-file to the collector's certificate authority instead ({Place})")]
    private static partial void CollectorUnverified(ILogger logger, string key, string place);

    [LoggerMessage(
        66,
        LogLevel.Warning,
        "'{Key}' has no effect because the endpoint begins with http://; use https://, or remove the table ({Place})")]
    private static partial void TlsWithoutEffect(ILogger logger, string key, string place);
}
