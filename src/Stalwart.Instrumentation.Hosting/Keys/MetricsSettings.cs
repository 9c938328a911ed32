using System.Collections.Generic;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The settings of the section <c>metrics</c>, without those of its exporters.</summary>
internal static class MetricsSettings
{
    public static readonly IReadOnlyList<Setting> Rows =
    [
        new NamesSetting(
            "metrics.disabled-events",
            options => options.DisabledEvents,
            (options, value) => options.DisabledEvents = value,
            "names or patterns of events and metrics to disable"),
        new NamesSetting(
            "metrics.enabled-events",
            options => options.EnabledEvents,
            (options, value) => options.EnabledEvents = value,
            "names or patterns of events and metrics to enable; `disabled-events = [\"*\"]` with `enabled-events = [\"auth.*\"]` exports "
                + "one family"),
        new ValueSetting<bool>(
            "metrics.export-zeros",
            SettingTypes.Boolean,
            options => options.ExportZeros,
            (options, value) => options.ExportZeros = value,
            "whether to export series without records, as 0; not those of histograms"),
        new NamesSetting(
            "metrics.meters",
            options => options.Meters,
            (options, value) => options.Meters = value,
            "other meters of the process to export, such as `System.Runtime`, or patterns, such as `Microsoft.AspNetCore.*`")
        {
            NeedsRestart = true,
            Subject = NameSubject.Meters,
            Limit = SettingLimits.Meter,
        },
        new ValueSetting<bool>(
            "metrics.exemplars",
            SettingTypes.Boolean,
            options => options.Exemplars,
            (options, value) => options.Exemplars = value,
            "whether each counter and histogram series keeps the trace of its last sampled record; OTLP needs a restart"),
        new ValueSetting<bool>(
            "metrics.reload",
            SettingTypes.Boolean,
            options => options.Reload,
            (options, value) => options.Reload = value,
            "whether to apply changes while the process runs")
        {
            NeedsRestart = true,
        },
        new ResourceSetting("metrics.resource", "table of resource attributes; Prometheus needs a restart"),
    ];
}
