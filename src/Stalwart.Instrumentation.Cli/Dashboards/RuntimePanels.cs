using Stalwart.Instrumentation.Cli.Queries;

namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>Builds panels for the runtime's own metrics: exports, the configuration, and limits.</summary>
internal static class RuntimePanels
{
    private const string Instance = "instance";

    /// <summary>Returns the panel of current problems.</summary>
    public static Panel[] States() =>
    [
        new(
            "Exports",
            "Whether the exports of each exporter succeed",
            GrafanaUnit.None,
            [
                new Target(
                    $"topk({TopTen.Max}, max by ({Instance}, {RuntimeMetrics.Exporter}) ({Select(RuntimeMetrics.ExportFailing)}))",
                    "{{instance}} {{exporter}}"),
            ],
            PanelKind.Stat)
        {
            Texts = [new(0, "OK", "green"), new(1, "Failing", "red")],
        },
        new(
            "Configuration",
            "Whether each process uses the newest configuration",
            GrafanaUnit.None,
            [
                new Target(
                    $"topk({TopTen.Max}, max by ({Instance}) ({Select(RuntimeMetrics.ConfigurationRejected)}))",
                    "{{instance}}"),
            ],
            PanelKind.Stat)
        {
            Texts = [new(0, "Current", "green"), new(1, "Rejected", "red")],
        },
        new(
            "Disabled events",
            "How many events the operator or the catalogue disables",
            GrafanaUnit.None,
            [new Target($"topk({TopTen.Max}, max by ({Instance}) ({Select(RuntimeMetrics.DisabledEvents)}))", "{{instance}}")],
            PanelKind.Stat),
    ];

    /// <summary>Returns the panels of the runtime's activity.</summary>
    public static Panel[] Work() =>
    [
        new(
            "Pushes",
            "Pushes of metrics per minute",
            GrafanaUnit.PerMinute,
            [
                new Target(PerMinute(RuntimeMetrics.PushSucceeded), "succeeded"),
                new Target(PerMinute(RuntimeMetrics.PushFailed), "failed"),
            ]),
        new(
            "Lost and rejected exports",
            "Data points and log records per minute that failed to export or were rejected by a collector",
            GrafanaUnit.PerMinute,
            [
                new Target(PerMinute(RuntimeMetrics.ExportLost, RuntimeMetrics.Exporter), "{{exporter}} lost"),
                new Target(PerMinute(RuntimeMetrics.ExportRejected, RuntimeMetrics.Exporter), "{{exporter}} rejected"),
            ]),
        new(
            "Log records left out",
            "Log records left out per minute, by reason",
            GrafanaUnit.PerMinute,
            [new Target(PerMinute(RuntimeMetrics.LogsLeftOut, "reason"), "{{reason}}")]),
        new(
            "Reloads",
            "Configuration changes between two data points",
            GrafanaUnit.None,
            [
                new Target(Increase(RuntimeMetrics.Reloaded), "applied"),
                new Target(Increase(RuntimeMetrics.ReloadRejected), "rejected"),
            ]),
        new(
            "Time of scrapes and pushes",
            "99th percentile of scrape and push times",
            GrafanaUnit.Seconds,
            [
                new Target(Slowest(RuntimeMetrics.ScrapeTime), "scrape, 99 %"),
                new Target(Slowest(RuntimeMetrics.PushTime), "push, 99 %"),
            ]),
        new(
            "Series",
            "Series with a value",
            GrafanaUnit.Short,
            [new Target(TopByInstance(RuntimeMetrics.Series), "{{instance}}")]),
        new(
            "Tag limits and rejected values",
            "Events per minute that share a series because of a limit, and values per minute that histograms rejected",
            GrafanaUnit.PerMinute,
            [
                new Target(PerMinute(RuntimeMetrics.TagOverflows), "over a limit"),
                new Target(PerMinute(RuntimeMetrics.RejectedValues), "rejected values"),
            ]),
    ];

    private static string Select(string name) => $"{name}{{{Selectors.Runtime}}}";

    private static string PerMinute(string name, string? label = null) =>
        $"sum{(label is null ? "" : $" by ({label})")} (rate({Select(name)}[$__rate_interval])) * 60";

    private static string Increase(string name) => $"sum (increase({Select(name)}[$__rate_interval]))";

    private static string Slowest(string histogram) =>
        $"histogram_quantile(0.99, sum by (le) (rate({Select(histogram + "_bucket")}[$__rate_interval])))";

    private static string TopByInstance(string name) => TopTen.Of(
        $"max by ({Instance}) ({Select(name)})",
        $"max by ({Instance}) (max_over_time({Select(name)}[{TopTen.Time}] @ end()))",
        Instance);
}
