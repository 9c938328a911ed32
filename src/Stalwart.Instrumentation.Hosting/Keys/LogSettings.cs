using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The settings of the section <c>logs</c>.</summary>
internal static class LogSettings
{
    private static readonly SettingType<EventLogLevel> Level = SettingTypes.Choice(
        ("trace", EventLogLevel.Trace),
        ("debug", EventLogLevel.Debug),
        ("info", EventLogLevel.Info),
        ("warn", EventLogLevel.Warn),
        ("error", EventLogLevel.Error),
        ("off", EventLogLevel.Off));

    public static readonly IReadOnlyList<Setting> Rows =
    [
        new ValueSetting<EventLogLevel?>(
            "logs.level",
            SettingTypes.Optional(Level),
            options => options.Logs.Level,
            (options, value) => options.Logs.Level = value,
            "minimum level of logged events; without it, the host's logging filters decide"),
        new NamesSetting(
            "logs.disabled-events",
            options => options.Logs.DisabledEvents,
            (options, value) => options.Logs.DisabledEvents = value,
            "names or patterns of events to exclude from logs; metrics still count them"),
        new NamesSetting(
            "logs.enabled-events",
            options => options.Logs.EnabledEvents,
            (options, value) => options.Logs.EnabledEvents = value,
            "names or patterns of events to log, even if the catalogue or `logs.disabled-events` excludes them"),
        new EventTableSetting<EventLogLevel>(
            "logs.levels",
            Level,
            options => options.Logs.Levels,
            (options, value) => options.Logs.Levels = value,
            "table of names or patterns with the level to log events at, instead of the catalogue's; the last match applies"),
        new EventTableSetting<EventLogLimit>(
            "logs.limits",
            LogRate.Type,
            options => options.Logs.Limits,
            (options, value) => options.Logs.Limits = value,
            "table of names or patterns with the max number of records, such as `\"smtp.*\" = \"100/s\"`; the last match applies, and "
                + "events that match the same line share its limit"),
        new NamesSetting(
            "logs.reveal",
            options => options.Logs.Reveal,
            (options, value) => options.Logs.Reveal = value,
            "sensitivities to reveal, such as `personal`; values with any other sensitivity are redacted")
        {
            Subject = NameSubject.Sensitivities,
            Limit = SettingLimits.Sensitivity,
        },
    ];
}
