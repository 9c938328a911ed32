using System.Runtime.InteropServices;
using System.Text;
using Stalwart.Instrumentation.Prometheus.Names;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>The metrics that share a name in a format. Not thread-safe.</summary>
/// <remarks>
/// A family has a single type and no duplicate samples: among the enabled metrics, the first determines the type, and any other metric with
/// a different type, or of the same scope, is omitted.
/// </remarks>
internal sealed class Family
{
    private readonly MetricText[] metrics;
    private readonly List<MetricText> selected = [];
    private readonly bool isOpenMetrics;
    private string? headerType;
    private byte[] header = [];

    private Family(string name, IEnumerable<MetricText> members, bool isOpenMetrics)
    {
        Name = name;
        this.isOpenMetrics = isOpenMetrics;
        metrics =
        [
            .. members.OrderBy(metric => metric.Shape.Meter, StringComparer.Ordinal)
                .ThenBy(metric => metric.ScopeText, StringComparer.Ordinal)
                .ThenBy(metric => metric.Shape.Name, StringComparer.Ordinal),
        ];
    }

    public string Name { get; }

    /// <summary>Returns the families of a format, ordered by name.</summary>
    public static Family[] All(IEnumerable<MetricText> metrics, bool isOpenMetrics) =>
    [
        .. metrics.GroupBy(metric => metric.Name.Metadata(isOpenMetrics), StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new Family(same.Key, same, isOpenMetrics)),
    ];

    /// <summary>Writes the enabled metrics that had a value at the last reading.</summary>
    public void Write(Utf8Buffer output)
    {
        bool isBegun = false;
        foreach (MetricText metric in Select())
        {
            int series = metric.FirstSeries();
            if (series < metric.Values.SeriesCount)
            {
                output.Append(isBegun ? [] : HeaderOf(metric.Type));
                isBegun = true;
                metric.Write(output, series, isOpenMetrics);
            }
        }
    }

    /// <summary>Returns the compatible metrics that were enabled at the last reading; valid until the next call.</summary>
    public ReadOnlySpan<MetricText> Select()
    {
        // The common case: a single metric.
        if (metrics.Length == 1)
        {
            return metrics[0].Values.IsOn ? metrics : [];
        }

        selected.Clear();
        foreach (MetricText metric in metrics)
        {
            bool isFirst = selected.Count == 0;
            if (metric.Values.IsOn && IsConsistent(metric, isFirst ? null : selected[0], isFirst ? null : selected[^1]))
            {
                selected.Add(metric);
            }
        }

        return CollectionsMarshal.AsSpan(selected);
    }

    /// <summary>Returns unit and description, which can be empty.</summary>
    /// <param name="type">The type of the family.</param>
    public (string Unit, string Help) Describe(string type)
    {
        MetricText[] same = [.. metrics.Where(metric => metric.Type == type)];
        return (
            same.Select(metric => metric.Name.Unit).FirstOrDefault(unit => unit.Length > 0) ?? "",
            same.Select(metric => metric.Shape.Description).FirstOrDefault(help => !string.IsNullOrEmpty(help)) ?? "");
    }

    /// <summary>Returns the metrics that are omitted while all are enabled.</summary>
    public IEnumerable<FamilyConflict> Conflicts()
    {
        MetricText? last = null;
        foreach (MetricText metric in metrics)
        {
            if (IsConsistent(metric, metrics[0], last))
            {
                last = metric;
            }
            else
            {
                yield return new FamilyConflict(Name, metric, last!.ScopeText == metric.ScopeText ? last : metrics[0]);
            }
        }
    }

    private static bool IsConsistent(MetricText metric, MetricText? first, MetricText? last) =>
        (first is null || metric.Type == first.Type) && (last is null || metric.ScopeText != last.ScopeText);

    /// <summary>Created when it is first written, because many metrics never have a value.</summary>
    private byte[] HeaderOf(string type)
    {
        if (headerType != type)
        {
            (headerType, header) = (type, ExpositionText.Bytes(Header(type)));
        }

        return header;
    }

    private string Header(string type)
    {
        (string unit, string help) = Describe(type);
        string name = QuotedName.OfMetric(Name);
        var text = new StringBuilder($"# TYPE {name} {type}\n");
        if (isOpenMetrics && unit.Length > 0)
        {
            text.Append($"# UNIT {name} {unit}\n");
        }

        if (help.Length > 0)
        {
            text.Append($"# HELP {name} {ExpositionText.Help(help, isOpenMetrics)}\n");
        }

        return text.ToString();
    }
}
