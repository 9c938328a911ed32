using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Logs the warnings about a valid configuration: one message per rule.</summary>
internal static partial class ConfigurationLog
{
    private static readonly Dictionary<Rule, Action<ILogger, SettingDiagnostic, string>> Lines = new()
    {
        [ConfigurationRules.Endpoint] = (logger, warning, place) =>
            EndpointPathIgnored(logger, warning.Arguments[1], warning.Path, place),
        [ConfigurationRules.Section] = (logger, warning, place) =>
            SectionMisspelled(logger, warning.Arguments[0], warning.Arguments[1], place),
        [ConfigurationRules.NoEffect] = (logger, warning, place) => SectionWithoutEffect(logger, warning.Arguments[0], place),
        [ConfigurationRules.UnverifiedTls] = (logger, warning, place) => CollectorUnverified(logger, warning.Path, place),
        [ConfigurationRules.TlsWithoutEffect] = (logger, warning, place) => TlsWithoutEffect(logger, warning.Path, place),
        [StandardRules.Ignored] = (logger, warning, _) =>
            VariableIgnored(logger, warning.Arguments[0], warning.Arguments[2], warning.Arguments[1]),
        [StandardRules.NotInstalled] = (logger, warning, _) =>
            VariableWithoutExporter(logger, warning.Arguments[0], warning.Arguments[1]),
    };

    public static void Write(IEnumerable<SettingDiagnostic> warnings, ILogger logger)
    {
        foreach (SettingDiagnostic warning in warnings)
        {
            if (Lines.TryGetValue(warning.Rule, out Action<ILogger, SettingDiagnostic, string>? write))
            {
                write(logger, warning, ConfigurationDiagnostic.Of(warning).Place);
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

    [LoggerMessage(55, LogLevel.Warning, "Section '{Section}' has no effect; remove it ({Place})")]
    private static partial void SectionWithoutEffect(ILogger logger, string section, string place);

    [LoggerMessage(51, LogLevel.Warning, "Environment variable {Variable} is ignored: expected {Expected}, found {Found}")]
    private static partial void VariableIgnored(ILogger logger, string variable, string expected, string found);

    [LoggerMessage(
        52,
        LogLevel.Information,
        "Environment variable {Variable} cannot enable an exporter because package {Package} is not installed")]
    private static partial void VariableWithoutExporter(ILogger logger, string variable, string package);

    [LoggerMessage(
        65,
        LogLevel.Warning,
        "'{Key}' accepts any certificate, so anyone on the network path can read the exports; "
        + "set ca-file to the collector's certificate authority instead ({Place})")]
    private static partial void CollectorUnverified(ILogger logger, string key, string place);

    [LoggerMessage(
        66,
        LogLevel.Warning,
        "'{Key}' has no effect because the endpoint begins with http://; use https://, or remove the table ({Place})")]
    private static partial void TlsWithoutEffect(ILogger logger, string key, string place);
}
