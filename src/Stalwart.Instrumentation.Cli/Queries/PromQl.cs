using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Cli.Queries;

/// <summary>Queries of Prometheus for metrics of a catalogue, under the names that the exporter gives them.</summary>
/// <param name="selector">What selects the process, without braces, such as <c>job="mail"</c>; may be empty.</param>
/// <param name="window">The range that rates are taken over, such as <c>5m</c>.</param>
internal sealed class PromQl(string selector, string window)
{
    /// <summary>For documents: everything, over five minutes.</summary>
    public static readonly PromQl Example = new("", "5m");

    /// <summary>How often an event happened a second, or how fast a counter grew.</summary>
    public string Rate(ExportedMetric metric) => $"sum({RateOf(metric.PrometheusFamily)})";

    /// <summary>The same for each combination of tags.</summary>
    public string RateByTags(ExportedMetric metric) => $"{SumBy(Labels(metric))} ({RateOf(metric.PrometheusFamily)})";

    /// <summary>The value of a gauge or an up-down-counter, for each combination of its tags and of the labels given.</summary>
    public string Value(ExportedMetric metric, params string[] labels) =>
        (string[])[.. labels, .. Labels(metric)] is { Length: > 0 } all
            ? $"{SumBy(all)} ({Select(metric.PrometheusFamily)})"
            : $"sum({Select(metric.PrometheusFamily)})";

    /// <summary>How fast each bucket of a histogram fills.</summary>
    public string Buckets(ExportedMetric metric) => $"sum by (le) ({RateOf(metric.PrometheusFamily + "_bucket")})";

    /// <summary>A quantile of a histogram.</summary>
    public string Quantile(ExportedMetric metric, double quantile) =>
        $"histogram_quantile({quantile.ToString(CultureInfo.InvariantCulture)}, {Buckets(metric)})";

    /// <summary>The mean of a histogram.</summary>
    public string Mean(ExportedMetric metric) =>
        $"sum({RateOf(metric.PrometheusFamily + "_sum")}) / sum({RateOf(metric.PrometheusFamily + "_count")})";

    /// <summary>What to ask of a metric first.</summary>
    public IEnumerable<string> Examples(ExportedMetric metric)
    {
        switch (metric.Metric.Kind)
        {
            case MetricKind.Counter:
                yield return metric.Metric.Tags.Count == 0 ? Rate(metric) : RateByTags(metric);
                break;
            case MetricKind.Histogram:
                yield return Quantile(metric, 0.95);
                yield return Mean(metric);
                break;
            default:
                yield return Value(metric);
                break;
        }
    }

    public static string[] Labels(ExportedMetric metric) => [.. metric.Metric.Tags.Select(tag => PrometheusName.Label(tag.Name))];

    public string Select(string name) => selector.Length == 0 ? name : $"{name}{{{selector}}}";

    private string RateOf(string name) => $"rate({Select(name)}[{window}])";

    private static string SumBy(string[] labels) => $"sum by ({string.Join(", ", labels)})";
}
