using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Logs how much is disabled, and warnings about the names in the configuration.</summary>
internal static partial class PolicyLog
{
    /// <param name="reports">The result of the policy, per catalogue.</param>
    /// <param name="logger">The host's log.</param>
    /// <param name="isStart">Whether to log how much is disabled; a reload logs its changes instead.</param>
    public static void Write(IReadOnlyList<(EventCatalogue Catalogue, PolicyReport Report)> reports, ILogger logger, bool isStart)
    {
        foreach ((EventCatalogue catalogue, PolicyReport report) in reports)
        {
            if (isStart && catalogue != RuntimeEvents.Catalogue)
            {
                PolicyApplied(
                    logger,
                    catalogue.MeterName,
                    report.DisabledEvents.Count,
                    catalogue.Events.Count,
                    report.DisabledMetrics.Count);
            }
        }

        foreach (PolicyWarning warning in reports.SelectMany(one => one.Report.Warnings).Where(IsFormer).Distinct())
        {
            FormerNameUsed(logger, warning.Name, warning.Key!, warning.Suggestion!);
        }

        foreach (PolicyWarning warning in Unknown([.. reports.Select(one => one.Report)]))
        {
            LogUnknown(logger, warning);
        }
    }

    /// <summary>
    /// Returns the names that no catalogue has, because one list applies to all catalogues. A suggestion from any catalogue is used.
    /// </summary>
    private static IEnumerable<PolicyWarning> Unknown(IReadOnlyList<PolicyReport> reports) => reports
        .SelectMany(report => report.Warnings)
        .GroupBy(warning => (warning.Name, warning.Key))
        .Where(same => reports.All(
            report => report.Warnings.Any(warning => (warning.Name, warning.Key) == same.Key && !IsFormer(warning))))
        .Select(same => same.FirstOrDefault(warning => warning.Suggestion is not null) ?? same.First());

    private static bool IsFormer(PolicyWarning warning) => warning.Kind == PolicyWarningKind.FormerName;

    private static void LogUnknown(ILogger logger, PolicyWarning warning)
    {
        if (warning.Kind == PolicyWarningKind.UnmatchedPattern)
        {
            PatternUnmatched(logger, warning.Name, warning.Key!);
        }
        else if (warning.Kind == PolicyWarningKind.UnknownSensitivity)
        {
            LogUnknownSensitivity(logger, warning);
        }
        else if (warning.Suggestion is string suggestion)
        {
            NameMisspelled(logger, warning.Name, warning.Key!, suggestion);
        }
        else
        {
            NameUnknown(logger, warning.Name, warning.Key!);
        }
    }

    private static void LogUnknownSensitivity(ILogger logger, PolicyWarning warning)
    {
        if (warning.Suggestion is string suggestion)
        {
            SensitivityMisspelled(logger, warning.Name, warning.Key!, suggestion);
        }
        else
        {
            SensitivityUnknown(logger, warning.Name, warning.Key!);
        }
    }

    [LoggerMessage(
        20,
        LogLevel.Information,
        "Meter {Meter}: {DisabledEvents} of {Events} events and {DisabledMetrics} metrics are disabled")]
    private static partial void PolicyApplied(ILogger logger, string meter, int disabledEvents, int events, int disabledMetrics);

    [LoggerMessage(27, LogLevel.Warning, "Unknown event or metric '{Name}' in '{Key}'")]
    private static partial void NameUnknown(ILogger logger, string name, string key);

    [LoggerMessage(28, LogLevel.Warning, "Unknown event or metric '{Name}' in '{Key}'; did you mean '{Suggestion}'?")]
    private static partial void NameMisspelled(ILogger logger, string name, string key, string suggestion);

    [LoggerMessage(29, LogLevel.Warning, "Pattern '{Pattern}' in '{Key}' matches no event or metric")]
    private static partial void PatternUnmatched(ILogger logger, string pattern, string key);

    [LoggerMessage(34, LogLevel.Warning, "'{Name}' in '{Key}' is a former name of '{Current}'; use the current name")]
    private static partial void FormerNameUsed(ILogger logger, string name, string key, string current);

    [LoggerMessage(38, LogLevel.Warning, "Unknown sensitivity '{Sensitivity}' in '{Key}'")]
    private static partial void SensitivityUnknown(ILogger logger, string sensitivity, string key);

    [LoggerMessage(39, LogLevel.Warning, "Unknown sensitivity '{Sensitivity}' in '{Key}'; did you mean '{Suggestion}'?")]
    private static partial void SensitivityMisspelled(ILogger logger, string sensitivity, string key, string suggestion);
}
