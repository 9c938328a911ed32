using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Queries;
using static Stalwart.Instrumentation.Cli.Documents.MarkdownWriter;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>Writes the declared metrics, and the max number of series of each metric.</summary>
internal static class MetricSection
{
    /// <summary>The label of the overflow series of a sparse metric.</summary>
    private const string Overflow = "otel_metric_overflow=\"true\"";

    private static readonly string[] HistogramSuffixes = ["_bucket", "_sum", "_count"];

    public static void Write(MarkdownWriter page, CatalogueModel catalogue, IReadOnlyList<ExportedMetric> metrics, ReferenceLinks links)
    {
        page.Heading(2, "Metrics");
        foreach (ExportedMetric metric in metrics.Where(metric => metric.Event is null))
        {
            Write(page, metric, links);
        }

        WriteBudget(page, catalogue, metrics, links);
    }

    private static void Write(MarkdownWriter page, ExportedMetric metric, ReferenceLinks links)
    {
        MetricModel model = metric.Metric;
        page.Heading(3, ReferenceLinks.MetricHeading(model.Name));
        page.Paragraph($"{Plain(model.Description)}.".Replace("..", ".", StringComparison.Ordinal));
        var facts = new List<string[]>
        {
            new[] { "Kind", CatalogueWords.Kinds.Of(model.Kind) },
            new[] { "Unit", model.Unit.Length == 0 ? "–" : Code(model.Unit) },
            new[] { "In Prometheus", Names(metric) },
        };
        if (model.Buckets.Count > 0)
        {
            facts.Add([
                "Buckets up to",
                string.Join(", ", model.Buckets.Select(boundary => boundary.ToString(CultureInfo.InvariantCulture))),
            ]);
        }

        if (model.Formerly.Count > 0)
        {
            facts.Add(["Formerly", string.Join(", ", model.Formerly.Select(Code))]);
        }

        if (model.Tags.Count > 0)
        {
            facts.Add(["Tags", string.Join(", ", model.Tags.Select(tag => Code(tag.Name)))]);
        }

        facts.Add(["Max series", Reference.Number(metric.Series)]);
        if (model.MaxSeries > 0)
        {
            string limit = $"the first {Reference.Number(model.MaxSeries)} combinations of tag values; others have {Code(Overflow)}";
            facts.Add(["Sparse", limit]);
        }

        facts.Add([
            "Fed by",
            metric.Feeders.Count == 0
                ? model.Kind == MetricKind.Gauge ? "the program, as a gauge" : "the program, which keeps the total"
                : string.Join(", ", metric.Feeders.Select(item => item.Name).Order(StringComparer.Ordinal).Select(Code)),
        ]);
        page.Table(["", ""], facts);
        page.Code("promql", PromQl.Example.Examples(metric));
    }

    private static void WriteBudget(
        MarkdownWriter page, CatalogueModel catalogue, IReadOnlyList<ExportedMetric> metrics, ReferenceLinks links)
    {
        page.Heading(2, "Series budget");
        long all = metrics.Sum(metric => metric.TimeSeries);
        string limit = catalogue.MaxSeries is long most ? $"; the catalogue allows {Reference.Number(most)}" : "";
        page.Paragraph(
            "A series is one combination of a metric's tag values, and exists after its first record. In Prometheus, a series of a "
            + "histogram is one time series per bucket plus three. All metrics together can have "
            + $"{Reference.Number(all)} time series{limit}. Metrics with a single series are not listed.");
        page.Table(
            ["Metric", "Max series", "In Prometheus", "Tags"],
            metrics.Where(metric => metric.Series > 1)
                .OrderByDescending(metric => metric.Series)
                .ThenBy(metric => metric.Metric.Name, StringComparer.Ordinal)
                .Select(metric => (string[])[
                metric.Event is null ? links.Metric(metric.Metric.Name) : Code(metric.Metric.Name),
                Reference.Number(metric.Series),
                Reference.Number(metric.TimeSeries),
                (metric.Metric.MaxSeries > 0 ? "of " : "")
                    + string.Join(" × ", metric.Metric.Tags.Select(tag => $"`{tag.Name}` {tag.Size}"))]));
        if (catalogue.Retired.Count > 0)
        {
            page.Heading(2, "Retired ids");
            page.Table(["Id", "Event"], catalogue.Retired.Select(retired => (string[])[Reference.Number(retired.Id), Code(retired.Name)]));
        }
    }

    private static string Names(ExportedMetric metric) => metric.Metric.Kind == MetricKind.Histogram
        ? string.Join(", ", HistogramSuffixes.Select(suffix => Code(metric.PrometheusFamily + suffix)))
        : Code(metric.PrometheusFamily);
}
