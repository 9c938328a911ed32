using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Cli.Queries;

/// <summary>
/// Builds Prometheus queries for metrics of a catalogue under their exported names. Each query selects one meter: metrics of two
/// catalogues may have the same name, and must not be added up.
/// </summary>
/// <param name="selector">
/// The matchers of the meter and the process, without braces, such as <c>otel_scope_name=~"$meter"</c>; when empty, the meter itself.
/// </param>
/// <param name="window">The range of rates, such as <c>5m</c>.</param>
internal sealed class PromQl(string selector, string window)
{
    /// <summary>Gets queries for documents: all processes, over five minutes.</summary>
    public static readonly PromQl Example = new("", "5m");

    /// <summary>Returns the rate of an event or counter per second.</summary>
    public string Rate(ExportedMetric metric) => $"sum({RateOf(metric)})";

    /// <summary>Returns the rate per combination of tags.</summary>
    public string RateByTags(ExportedMetric metric) => $"{SumBy(Labels(metric))} ({RateOf(metric)})";

    /// <summary>Returns the rate for the ten combinations of tags that grew most.</summary>
    public string TopRatesByTags(ExportedMetric metric) => TopTen.Of(
        RateByTags(metric),
        $"{SumBy(Labels(metric))} (increase({Select(metric)}[{TopTen.Time}] @ end()))",
        Labels(metric));

    /// <summary>Returns the value of a gauge or up-down-counter per combination of its tags and the given labels.</summary>
    public string Value(ExportedMetric metric, params string[] labels) =>
        (string[])[.. labels, .. Labels(metric)] is { Length: > 0 } all
            ? $"{SumBy(all)} ({Select(metric)})"
            : $"sum({Select(metric)})";

    /// <summary>Returns the ten highest values of a gauge or up-down-counter by its tags and the given labels.</summary>
    public string TopValues(ExportedMetric metric, params string[] labels)
    {
        string[] all = [.. labels, .. Labels(metric)];
        return TopTen.Of(Value(metric, labels), $"{SumBy(all)} (max_over_time({Select(metric)}[{TopTen.Time}] @ end()))", all);
    }

    /// <summary>Returns the rate of each bucket of a histogram.</summary>
    public string Buckets(ExportedMetric metric) => $"sum by (le) ({RateOf(metric, "_bucket")})";

    /// <summary>Returns a quantile of a histogram.</summary>
    public string Quantile(ExportedMetric metric, double quantile) =>
        $"histogram_quantile({quantile.ToString(CultureInfo.InvariantCulture)}, {Buckets(metric)})";

    /// <summary>Returns the mean of a histogram.</summary>
    public string Mean(ExportedMetric metric) =>
        $"sum({RateOf(metric, "_sum")}) / sum({RateOf(metric, "_count")})";

    /// <summary>Returns the most useful query for a metric.</summary>
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

    /// <summary>Returns a selector for the series of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="suffix">The suffix of the samples of a histogram.</param>
    public string Select(ExportedMetric metric, string suffix = "")
    {
        string own = selector.Length == 0 ? $"otel_scope_name={Quoted(metric.Meter)}" : selector;
        return $"{metric.PrometheusFamily}{suffix}{{{own}}}";
    }

    /// <summary>Returns a PromQL string literal.</summary>
    public static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private string RateOf(ExportedMetric metric, string suffix = "") => $"rate({Select(metric, suffix)}[{window}])";

    private static string SumBy(string[] labels) => $"sum by ({string.Join(", ", labels)})";
}
