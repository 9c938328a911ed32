using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>What only the running process has of the options.</content>
public sealed partial record EventMetricsOptions
{
    internal EventPolicy Policy => new() { DisabledEvents = DisabledEvents, EnabledEvents = EnabledEvents, ExportZeros = ExportZeros };

    /// <summary>Returns a copy in which what needs a restart is as it is in the options in force.</summary>
    internal EventMetricsOptions KeepingWhatNeedsRestart(EventMetricsOptions current)
    {
        EventMetricsOptions kept = this with { Prometheus = Prometheus with { }, OpenTelemetry = OpenTelemetry with { } };
        foreach (Setting setting in SettingsTable.Rows.Where(setting => setting.NeedsRestart))
        {
            setting.Copy(current, kept);
        }

        return kept;
    }
}
