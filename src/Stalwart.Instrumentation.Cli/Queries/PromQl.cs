using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Cli.Queries;

/// <summary>
/// Queries of Prometheus for metrics of a catalogue, under the names that the exporter gives them. Each asks for one meter: metrics of two
/// catalogues may have one name, and must not be added up.
/// </summary>
/// <param name="selector">
/// What selects the meter and the process, without braces, such as <c>otel_scope_name=~"$meter"</c>; when empty, the meter itself.
/// </param>
/// <param name="window">The range that rates are taken over, such as <c>5m</c>.</param>
internal sealed class PromQl(string selector, string window)
{
    /// <summary>For documents: everything, over five minutes.</summary>
    public static readonly PromQl Example = new("", "5m");

    /// <summary>How often an event happened a second, or how fast a counter grew.</summary>
    public string Rate(ExportedMetric metric) => $"sum({RateOf(metric)})";

    /// <summary>The same for each combination of tags.</summary>
    public string RateByTags(ExportedMetric metric) => $"{SumBy(Labels(metric))} ({RateOf(metric)})";

    /// <summary>The same for the ten combinations of tags that grew most.</summary>
    public string TopRatesByTags(ExportedMetric metric) => TopTen.Of(
        RateByTags(metric),
        $"{SumBy(Labels(metric))} (increase({Select(metric)}[{TopTen.Time}] @ end()))",
        Labels(metric));

    /// <summary>The value of a gauge or an up-down-counter, for each combination of its tags and of the labels given.</summary>
    public string Value(ExportedMetric metric, params string[] labels) =>
        (string[])[.. labels, .. Labels(metric)] is { Length: > 0 } all
            ? $"{SumBy(all)} ({Select(metric)})"
            : $"sum({Select(metric)})";

    /// <summary>The ten highest values of a gauge or an up-down-counter by its tags and the labels given.</summary>
    public string TopValues(ExportedMetric metric, params string[] labels)
    {
        string[] all = [.. labels, .. Labels(metric)];
        return TopTen.Of(Value(metric, labels), $"{SumBy(all)} (max_over_time({Select(metric)}[{TopTen.Time}] @ end()))", all);
    }

    /// <summary>How fast each bucket of a histogram fills.</summary>
    public string Buckets(ExportedMetric metric) => $"sum by (le) ({RateOf(metric, "_bucket")})";

    /// <summary>A quantile of a histogram.</summary>
    public string Quantile(ExportedMetric metric, double quantile) =>
        $"histogram_quantile({quantile.ToString(CultureInfo.InvariantCulture)}, {Buckets(metric)})";

    /// <summary>The mean of a histogram.</summary>
    public string Mean(ExportedMetric metric) =>
        $"sum({RateOf(metric, "_sum")}) / sum({RateOf(metric, "_count")})";

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

    /// <summary>Selects the series of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="suffix">What a histogram's samples have after its name.</param>
    public string Select(ExportedMetric metric, string suffix = "")
    {
        string own = selector.Length == 0 ? $"otel_scope_name={Quoted(metric.Meter)}" : selector;
        return $"{metric.PrometheusFamily}{suffix}{{{own}}}";
    }

    /// <summary>Returns a string of PromQL.</summary>
    public static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private string RateOf(ExportedMetric metric, string suffix = "") => $"rate({Select(metric, suffix)}[{window}])";

    private static string SumBy(string[] labels) => $"sum by ({string.Join(", ", labels)})";
}
