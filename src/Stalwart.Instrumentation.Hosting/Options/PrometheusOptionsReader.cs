using System.Buffers;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Reads and checks the table <c>metrics.prometheus</c>.</summary>
internal static class PrometheusOptionsReader
{
    private static readonly SearchValues<char> NotInPaths = SearchValues.Create("{}?*# ");

    public static PrometheusOptions Read(SettingNode? node, SettingProblems problems)
    {
        var defaults = new PrometheusOptions();
        var table = new SettingTable(node, MetricsKeys.Prometheus, problems);
        var auth = new SettingTable(table.Find("auth"), MetricsKeys.PrometheusAuth, problems);
        var options = new PrometheusOptions
        {
            Enable = table.Bool("enable", defaults.Enable),
            Path = table.Text("path") ?? defaults.Path,
            Listen = table.Text("listen") ?? defaults.Listen,
            ScopeLabels = table.Bool("scope-labels", defaults.ScopeLabels),
            TargetInfo = table.Bool("target-info", defaults.TargetInfo),
            Auth = EventMetricsOptionsReader.ReadCredentials(auth),
        };
        if (!options.Path.StartsWith('/') || options.Path.AsSpan().ContainsAny(NotInPaths))
        {
            table.Problem("path", "is not a plain path; write one that begins with /, such as \"/metrics/prometheus\".");
        }

        if (!ListenAddress.TryParse(options.Listen, out _))
        {
            table.Problem("listen", "is not an address and port; write \"127.0.0.1:9464\", \"[::1]:9464\", \"localhost:9464\" or \"*:9464\".");
        }

        return options;
    }
}
