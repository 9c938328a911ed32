using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Queries;

namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>Builds the first row, for on-call engineers: processes, errors, busiest events, and the runtime's own metrics.</summary>
/// <param name="metrics">All metrics of the catalogue, including those that are disabled by default, which an operator may have
/// enabled.</param>
internal sealed class OnCallRow(IReadOnlyList<ExportedMetric> metrics)
{
    private readonly EventRates events = new(EventNames(metrics), Selectors.Meter);

    public PanelRow Panels()
    {
        string[] errors =
        [
            .. metrics.Where(metric => metric.Event?.Level == EventLevel.Error).Select(metric => metric.PrometheusFamily),
        ];
        bool hasEvents = metrics.Any(metric => metric.Event is not null);
        return new PanelRow(
            "On call",
            IsFolded: false,
            [
                Up(),
                Restarts(),
                Versions(),
                .. RuntimePanels.States(),
                .. errors.Length > 0 ? Errors(new EventRates($"__name__=~\"{string.Join('|', errors)}\"", Selectors.Meter)) : [],
                .. hasEvents ? [Busiest()] : (Panel[])[],
                .. RuntimePanels.Work(),
            ]);
    }

    /// <summary>
    /// Matches every counter except the declared ones, which is shorter than the names of all events, and valid for future ones.
    /// </summary>
    private static string EventNames(IReadOnlyList<ExportedMetric> metrics)
    {
        string[] declared =
        [
            .. metrics.Where(metric => metric.Event is null && metric.Metric.Kind == MetricKind.Counter)
                .Select(metric => metric.PrometheusFamily),
        ];
        return "__name__=~\".+_total\"" + (declared.Length > 0 ? $",__name__!~\"{string.Join('|', declared)}\"" : "");
    }

    private static Panel Up() =>
        new(
            "Up",
            "Whether Prometheus can scrape each process; processes that are down come first",
            GrafanaUnit.None,
            [new Target($"bottomk({TopTen.Max}, up{{{Selectors.Process}}})", "{{instance}}")],
            PanelKind.Stat)
        {
            Texts = [new(0, "Down", "red"), new(1, "Up", "green")],
        };

    /// <summary>
    /// Each start has a new <c>service_instance_id</c>, unless the operator sets one; for a process without <c>target_info</c>, a counter
    /// reset indicates a start.
    /// </summary>
    private static Panel Restarts()
    {
        string starts = $"count by (job, instance) (group by (job, instance, service_instance_id) (last_over_time(target_info{{"
            + $"{Selectors.Process}}}[{TopTen.Time}]))) - 1";
        string resets = $"max by (job, instance) (resets({RuntimeMetrics.ScrapeTime}_count{{{Selectors.Runtime}}}[{TopTen.Time}]))";
        return new Panel(
            "Restarts",
            "How often each process restarted in the displayed time range",
            GrafanaUnit.None,
            [new Target($"topk({TopTen.Max}, {starts} > 0 or {resets} or {starts})", "{{instance}}")],
            PanelKind.Stat);
    }

    private static Panel Versions() =>
        new(
            "Version",
            "How many processes run each version of the service",
            GrafanaUnit.None,
            [
                new Target(
                    $"topk({TopTen.Max}, count by (service_name, service_version) (target_info{{{Selectors.Process}}}))",
                    "{{service_name}} {{service_version}}"),
            ],
            PanelKind.Stat);

    private Panel[] Errors(EventRates errors) =>
    [
        new Panel(
            "Error ratio",
            "The share of events of level error",
            GrafanaUnit.Ratio,
            [new Target($"({errors.All()} or 0 * {events.All()}) / {events.All()}", "errors")]),
        new Panel(
            $"Errors: the {TopTen.Max} most frequent",
            "Occurrences of each event of level error per second",
            GrafanaUnit.EventsPerSecond,
            [new Target(errors.Top(), $"{{{{{EventRates.Label}}}}}")]),
    ];

    private Panel Busiest() =>
        new(
            $"Events: the {TopTen.Max} most frequent",
            "Occurrences of each event per second",
            GrafanaUnit.EventsPerSecond,
            [new Target(events.Top(), $"{{{{{EventRates.Label}}}}}")]);
}
