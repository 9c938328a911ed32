using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Queries;

namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>
/// Builds the rows of the dashboard: first the on-call row and current values, then collapsed rows for errors and for each family.
/// </summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="withAll">Whether to show events and metrics that are disabled by default.</param>
internal sealed class DashboardRows(CatalogueModel catalogue, bool withAll)
{
    private static readonly PromQl Queries = new(Selectors.Meter, "$__rate_interval");

    private readonly ExportedMetric[] metrics = [.. ExportedMetric.Of(catalogue).Where(metric => withAll || metric.IsOn)];

    public IEnumerable<PanelRow> All()
    {
        yield return new OnCallRow(ExportedMetric.Of(catalogue)).Panels();
        ExportedMetric[] values = [.. metrics.Where(metric => metric.Metric.Kind is MetricKind.Gauge or MetricKind.UpDownCounter)];
        if (values.Length > 0)
        {
            yield return new PanelRow("Values", IsFolded: false, [.. values.Select(Value)]);
        }

        ExportedMetric[] errors = [.. metrics.Where(metric => metric.Event?.Level == EventLevel.Error)];
        if (errors.Length > 0)
        {
            yield return new PanelRow("Errors", IsFolded: true, [.. Events("Events of level error", errors)]);
        }

        string[] families = [.. catalogue.Families.Select(family => family.Name)];
        foreach (string family in families.Order(StringComparer.Ordinal))
        {
            if (Family(family).ToArray() is { Length: > 0 } panels)
            {
                yield return new PanelRow(family, IsFolded: true, panels);
            }
        }

        Panel[] others = [.. metrics.Where(metric => metric.Event is null && !families.Contains(FamilyOf(metric))).SelectMany(Declared)];
        if (others.Length > 0)
        {
            yield return new PanelRow("Other metrics", IsFolded: true, others);
        }
    }

    private IEnumerable<Panel> Family(string family)
    {
        ExportedMetric[] own = [.. metrics.Where(metric => FamilyOf(metric) == family)];
        ExportedMetric[] counters = [.. own.Where(metric => metric.Event is not null)];
        if (counters.Length > 0)
        {
            foreach (Panel panel in Events($"{family}: events", counters))
            {
                yield return panel;
            }
        }

        foreach (ExportedMetric counter in counters.Where(metric => metric.Metric.Tags.Count > 0))
        {
            yield return ByTags(counter, GrafanaUnit.EventsPerSecond);
        }

        foreach (Panel panel in own.Where(metric => metric.Event is null).SelectMany(Declared))
        {
            yield return panel;
        }
    }

    /// <summary>Returns the rates of events, in as many panels as needed.</summary>
    private static IEnumerable<Panel> Events(string title, ExportedMetric[] counters)
    {
        ExportedMetric[][] parts = [.. counters.Chunk(TopTen.Max)];
        return parts.Select((part, i) => new Panel(
            parts.Length == 1 ? title : $"{title}, {i + 1} of {parts.Length}",
            "Occurrences of each event per second",
            GrafanaUnit.EventsPerSecond,
            [.. part.Select(Rate)]));
    }

    private static IEnumerable<Panel> Declared(ExportedMetric metric) => metric.Metric.Kind switch
    {
        MetricKind.Histogram => [Heatmap(metric), Quantiles(metric)],
        MetricKind.Counter when metric.Metric.Tags.Count > 0 => [ByTags(metric, GrafanaUnit.Rate(metric.Metric.Unit))],
        MetricKind.Counter =>
            [new Panel(metric.Metric.Name, metric.Metric.Description, GrafanaUnit.Rate(metric.Metric.Unit), [Rate(metric)])],
        _ => [],
    };

    private static Target Rate(ExportedMetric metric) => new(Queries.Rate(metric), metric.Metric.Name);

    private static Panel Value(ExportedMetric metric) =>
        new(
            metric.Metric.Name,
            metric.Metric.Description,
            GrafanaUnit.Of(metric.Metric.Unit),
            [new Target(Queries.TopValues(metric, "instance"), Legend(["instance", .. PromQl.Labels(metric)]))]);

    private static Panel ByTags(ExportedMetric metric, string unit)
    {
        bool isLong = metric.Series > TopTen.Max;
        string title = $"{metric.Metric.Name} by {string.Join(", ", metric.Metric.Tags.Select(tag => tag.Name))}";
        return new Panel(
            isLong ? $"{title}: the {TopTen.Max} most frequent" : title,
            metric.Metric.Description,
            unit,
            [new Target(isLong ? Queries.TopRatesByTags(metric) : Queries.RateByTags(metric), Legend(PromQl.Labels(metric)))]);
    }

    private static Panel Heatmap(ExportedMetric metric) =>
        new(
            metric.Metric.Name,
            metric.Metric.Description,
            GrafanaUnit.Of(metric.Metric.Unit),
            [new Target(Queries.Buckets(metric), "{{le}}")],
            PanelKind.Heatmap);

    private static Panel Quantiles(ExportedMetric metric) =>
        new(
            $"{metric.Metric.Name}: quantiles",
            metric.Metric.Description,
            GrafanaUnit.Of(metric.Metric.Unit),
            [
                .. ((double[])[0.5, 0.9, 0.99]).Select(quantile => new Target(Queries.Quantile(metric, quantile), $"{quantile * 100:0} %")),
                new Target(Queries.Mean(metric), "mean"),
            ]);

    private static string Legend(IEnumerable<string> labels) => string.Join(" ", labels.Select(label => $"{{{{{label}}}}}"));

    private static string FamilyOf(ExportedMetric metric) => (metric.Event?.Name ?? metric.Metric.Name).Split('.')[0];
}
