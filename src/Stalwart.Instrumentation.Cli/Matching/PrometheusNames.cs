using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Cli.Matching;

/// <summary>
/// The names that a catalogue's metrics can have in a scrape, for each value of <c>metrics.prometheus.names</c> in each format, and
/// according to the OpenTelemetry specification.
/// </summary>
internal sealed class PrometheusNames
{
    private const string Total = "_total";

    private readonly Dictionary<string, string> families = new(StringComparer.Ordinal);
    private readonly MetricIndex index;

    public PrometheusNames(MetricIndex index)
    {
        this.index = index;

        // A full name takes precedence over one that omits something.
        foreach (Func<ExportedMetric, string> form in (Func<ExportedMetric, string>[])
            [
                metric => metric.PrometheusFamily,
                metric => WithoutTotal(metric.PrometheusFamily, metric.Metric.Kind),
                metric => metric.Metric.Name,
                metric => PrometheusName.Bare(metric.Metric.Name),
            ])
        {
            foreach (ExportedMetric metric in index.All)
            {
                families.TryAdd(form(metric), metric.Metric.Name);
            }
        }

        foreach (ExportedMetric metric in index.All)
        {
            IEnumerable<string> former = metric.Event is { Counter: null } counted ? counted.Formerly : metric.Metric.Formerly;
            foreach (string name in former)
            {
                string family = PrometheusName.Family(name, metric.Metric.Unit, metric.Metric.Kind);
                families.TryAdd(family, name);
                families.TryAdd(WithoutTotal(family, metric.Metric.Kind), name);
                families.TryAdd(PrometheusName.Bare(name), name);
            }
        }
    }

    /// <summary>Returns the name in the catalogue of a family's metric, or the family's name when the metric is unknown.</summary>
    /// <param name="family">The family.</param>
    /// <param name="unit">The unit in the family's name, if it is not the declared one.</param>
    public string Metric(string family, out string? unit)
    {
        unit = null;
        if (families.TryGetValue(family, out string? name))
        {
            return name;
        }

        string? otherUnit = PrometheusName.UnitOf(family, out string rest);
        ExportedMetric? metric = otherUnit is null
            ? index.All.FirstOrDefault(metric => PrometheusName.UnitSuffix(metric.Metric.Unit).Length > 0 && IsWithoutUnit(rest, metric))
            : index.All.FirstOrDefault(metric => PrometheusName.Bare(metric.Metric.Name) == rest || IsWithoutUnit(rest, metric));
        unit = metric is null ? null : otherUnit ?? "";
        return metric?.Metric.Name ?? family;
    }

    /// <summary>Returns the tag of a label, or the name of the label when the tag is unknown.</summary>
    public static string Tag(string label, MetricModel? metric) =>
        metric?.Tags.FirstOrDefault(tag => tag.Name == label)?.Name
        ?? metric?.Tags.FirstOrDefault(tag => PrometheusName.Label(tag.Name) is var plain && (plain == label || "_" + plain == label))?.Name
        ?? label;

    private static bool IsWithoutUnit(string rest, ExportedMetric metric)
    {
        string suffix = "_" + PrometheusName.UnitSuffix(metric.Metric.Unit);
        string bare = PrometheusName.Bare(metric.Metric.Name);
        return suffix.Length > 1 && bare.EndsWith(suffix, StringComparison.Ordinal) && bare[..^suffix.Length] == rest;
    }

    private static string WithoutTotal(string family, MetricKind kind) =>
        kind == MetricKind.Counter && family.EndsWith(Total, StringComparison.Ordinal) ? family[..^Total.Length] : family;
}
