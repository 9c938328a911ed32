using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>The differences between the options in effect and changed ones.</summary>
/// <param name="InForce">The options to apply, in which those that require a restart are unchanged.</param>
/// <param name="Applied">The differences that take effect immediately.</param>
/// <param name="Waiting">The differences that take effect after a restart.</param>
internal sealed record OptionsChange(EventMetricsOptions InForce, IReadOnlyList<string> Applied, IReadOnlyList<string> Waiting)
{
    private static readonly HashSet<string> AtStart = [.. SettingsTable.Rows.Where(row => row.NeedsRestart).Select(row => row.Path)];

    public static OptionsChange Between(EventMetricsOptions current, EventMetricsOptions wanted)
    {
        EventMetricsOptions inForce = Keep(current, wanted);
        return new OptionsChange(inForce, [.. Differences(current, inForce)], [.. Differences(inForce, wanted, AtStart.Contains)]);
    }

    /// <summary>Returns a copy of the wanted options with the current values of those that require a restart.</summary>
    private static EventMetricsOptions Keep(EventMetricsOptions current, EventMetricsOptions wanted)
    {
        EventMetricsOptions kept = wanted with
        {
            Prometheus = wanted.Prometheus with { Tls = ServerTls(current.Prometheus, wanted.Prometheus) with { } },
            OpenTelemetry = wanted.OpenTelemetry with { },
            Logs = wanted.Logs with { OpenTelemetry = wanted.Logs.OpenTelemetry with { } },
        };
        foreach (Setting setting in SettingsTable.Rows.Where(setting => setting.NeedsRestart))
        {
            setting.Copy(current, kept);
        }

        return kept;
    }

    /// <summary>Other paths take effect after a restart, changed contents immediately.</summary>
    private static ServerTlsOptions ServerTls(PrometheusOptions current, PrometheusOptions wanted) =>
        wanted.Enable == current.Enable && wanted.Tls.HasSameFilesAs(current.Tls) ? wanted.Tls : current.Tls;

    private static IEnumerable<string> Differences(EventMetricsOptions from, EventMetricsOptions to, Func<string, bool>? which = null) =>
        OptionsListing.Of(from).Zip(OptionsListing.Of(to))
            .Where(pair => (which is null || which(pair.First.Key)) && !pair.First.IsSameAs(pair.Second))
            .Select(pair => pair.First.ChangeTo(pair.Second));
}
