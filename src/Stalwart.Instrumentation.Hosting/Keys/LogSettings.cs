using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The rows of the section <c>logs</c>.</summary>
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
            "lowest level of events that are logged; without it, the filters of the host's logging decide alone"),
        new NamesSetting(
            "logs.disabled-events",
            options => options.Logs.DisabledEvents,
            (options, value) => options.Logs.DisabledEvents = value,
            "names or patterns of events to leave out of logs; metrics still count them"),
        new NamesSetting(
            "logs.enabled-events",
            options => options.Logs.EnabledEvents,
            (options, value) => options.Logs.EnabledEvents = value,
            "names or patterns to log again, also what the catalogue has off; wins over `logs.disabled-events`"),
        new EventTableSetting<EventLogLevel>(
            "logs.levels",
            Level,
            options => options.Logs.Levels,
            (options, value) => options.Logs.Levels = value,
            "a table of names or patterns with the level that events are logged at instead of the catalogue's; the last match counts"),
        new EventTableSetting<EventLogLimit>(
            "logs.limits",
            LogRate.Type,
            options => options.Logs.Limits,
            (options, value) => options.Logs.Limits = value,
            "a table of names or patterns with the max number of records, such as `\"smtp.*\" = \"100/s\"`; the last match counts, and the "
                + "events of one line share its limit"),
        new NamesSetting(
            "logs.reveal",
            options => options.Logs.Reveal,
            (options, value) => options.Logs.Reveal = value,
            "sensitivities of fields and tags, such as `personal`, whose values are shown; values with any other are redacted")
        {
            Subject = NameSubject.Sensitivities,
            Limit = SettingLimits.Sensitivity,
        },
    ];
}
