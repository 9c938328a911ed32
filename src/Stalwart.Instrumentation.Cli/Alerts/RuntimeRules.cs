using Stalwart.Instrumentation.Cli.Queries;

namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>
/// Rules for scrapes, exports and the configuration. Without a job they apply to every process with the runtime's own meter.
/// </summary>
internal sealed class RuntimeRules(string meter, AlertOptions options)
{
    private const string ByProcess = "job, instance";
    private const string ByExporter = $"{ByProcess}, {RuntimeMetrics.Exporter}";
    private const string LogMessages = "docs/log-messages.md";

    private readonly string job = options.Job is null ? "" : $"job={PromQl.Quoted(options.Job)}";

    public IEnumerable<AlertRule> All()
    {
        yield return Rule(
            "EventMetricsNotScraped",
            NotScraped(),
            "2m",
            "Prometheus cannot scrape {{ $labels.instance }}",
            "The process is down, or its endpoint returns an error. See the reason on Prometheus's targets page; 401 means that the "
            + "credentials differ",
            "docs/troubleshooting.md#prometheus-cannot-scrape-the-application");
        yield return Rule(
            "EventMetricsAbsent",
            Absent(),
            "10m",
            AlertFile.Plain(options.Job is null ? $"No process exports meter {meter}" : $"Prometheus has no target in job {options.Job}"),
            "Alerts for its events cannot fire. Check the targets in Prometheus, and that the processes run and export metrics",
            "docs/prometheus.md");
        yield return Rule(
            "EventMetricsExportFailing",
            $"max by ({ByExporter}) ({Select(RuntimeMetrics.ExportFailing)}) == 1",
            "5m",
            "The {{ $labels.exporter }} exporter of {{ $labels.instance }} is failing",
            "Exports have been failing for 5 minutes. The process logs the endpoint and the reason",
            $"{LogMessages}: ids 1, 5, 11, 12, 41 and 43");
        yield return Rule(
            "EventMetricsPushesFail",
            $"sum by ({ByProcess}) (increase({Select(RuntimeMetrics.PushFailed)}[15m])) / sum by ({ByProcess}) (increase("
            + $"{Select(RuntimeMetrics.PushTime + "_count")}[15m])) > 0.1",
            "5m",
            "{{ $value | humanizePercentage }} of the pushes of {{ $labels.instance }} are failing",
            "The collector does not accept all pushes of metrics. The process logs the endpoint and the reason",
            $"{LogMessages}: ids 1 and 5");
        yield return Rule(
            "EventMetricsRejected",
            Growth.Of(Select(RuntimeMetrics.ExportRejected), "15m", ByExporter),
            "",
            "The collector rejects data of the {{ $labels.exporter }} exporter of {{ $labels.instance }}",
            "{{ $value | humanize }} data points or log records were rejected in the last 15m and are not sent again. The process logs the "
            + "collector's reason",
            $"{LogMessages}: ids 5 and 43");
        yield return Rule(
            "EventMetricsLogsLost",
            Growth.Of(Select(RuntimeMetrics.LogsLeftOut, "reason!=\"limit\""), "15m", $"{ByProcess}, reason"),
            "",
            "{{ $labels.instance }} is losing log records ({{ $labels.reason }})",
            "{{ $value | humanize }} log records were lost in the last 15m, because the queue was full, or a provider or an export failed",
            $"{LogMessages}: ids 36, 40, 41 and 50");
        yield return Rule(
            "EventMetricsConfigurationRejected",
            $"max by ({ByProcess}) ({Select(RuntimeMetrics.ConfigurationRejected)}) == 1",
            "1m",
            "{{ $labels.instance }} rejected a changed configuration",
            "The process keeps its previous configuration. It logs the file, line and key to correct. With the invalid one, it "
            + "would not start again",
            $"{LogMessages}: id 23");
        yield return Rule(
            "EventMetricsTagOverflow",
            $"sum by ({ByProcess}) (increase({Select(RuntimeMetrics.TagOverflows)}[15m])) > 0",
            "",
            "{{ $labels.instance }} reached the limit of a tag",
            "{{ $value | humanize }} events in the last 15m share a series because a tag or a sparse metric reached its limit. The "
            + "process logs which",
            $"{LogMessages}: ids 3 and 4; docs/troubleshooting.md#a-series-limit-is-reached");
    }

    private static AlertRule Rule(string name, string expression, string time, string summary, string description, string runbook) =>
        new(name, expression, time, [], [new("summary", summary), new("description", description), new("runbook", runbook)]);

    /// <summary>
    /// <c>up</c> has no meter: without a job name, every job counts of which a process with the runtime's meter was scraped within a day.
    /// </summary>
    private string NotScraped() => options.Job is null
        ? $"up == 0 and on (job) group by (job) (last_over_time({{otel_scope_name=\"{RuntimeMetrics.Meter}\"}}[1d]))"
        : $"up{{{job}}} == 0";

    /// <summary>
    /// The alert's own series <c>ALERTS</c> has the labels of the missing series, and must not count as that series.
    /// </summary>
    private string Absent() => options.Job is null
        ? $"absent({{otel_scope_name={PromQl.Quoted(meter)},__name__!~\"ALERTS.*\"}})"
        : $"absent(up{{{job}}})";

    private string Select(string name, string matcher = "")
    {
        string[] matchers = [$"otel_scope_name=\"{RuntimeMetrics.Meter}\"", job, matcher];
        return $"{name}{{{string.Join(',', matchers.Where(part => part.Length > 0))}}}";
    }
}
