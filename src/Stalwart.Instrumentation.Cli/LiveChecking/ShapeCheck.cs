using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Traffic;

namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>
/// Compares the common properties of all points of a metric with its declaration: kind, unit, boundaries, and type of number.
/// </summary>
internal sealed class ShapeCheck(FindingTable findings)
{
    public void Check(SeenMetric seen, MetricModel declared)
    {
        bool isKind = IsKind(seen.Kind, declared);
        if (!isKind)
        {
            CheckKind(seen.Kind, declared);
        }

        if (seen.Unit is not null && seen.Unit != declared.Unit)
        {
            Add(
                LiveRules.Unit,
                declared,
                seen.Unit,
                declared.Unit,
                $"Metric '{declared.Name}' has {UnitName(seen.Unit)}; the catalogue declares {UnitName(declared.Unit)}");
        }

        if (seen.Description is { Length: > 0 } description && description != declared.Description)
        {
            Add(
                LiveRules.Description,
                declared,
                description,
                declared.Description,
                $"Metric '{declared.Name}' is described as '{description}'; the catalogue declares '{declared.Description}'");
        }

        foreach (SeenPoint point in seen.Points.Where(_ => isKind))
        {
            CheckBoundaries(point, declared);
            CheckNumber(point, declared);
        }
    }

    private static bool IsKind(SeenKind seen, MetricModel declared) => seen switch
    {
        SeenKind.Unknown => true,
        SeenKind.Counter => declared.Kind == MetricKind.Counter,
        SeenKind.UpDownCounter => declared.Kind == MetricKind.UpDownCounter,
        SeenKind.Gauge => declared.Kind == MetricKind.Gauge,
        SeenKind.GaugeOrUpDownCounter => declared.Kind is MetricKind.Gauge or MetricKind.UpDownCounter,
        SeenKind.Histogram => declared.Kind == MetricKind.Histogram && declared.Buckets.Count > 0,
        SeenKind.ExponentialHistogram or SeenKind.HistogramWithoutBuckets => declared.Kind == MetricKind.Histogram && declared.IsNative,
        _ => false,
    };

    private void CheckKind(SeenKind seen, MetricModel declared)
    {
        string kind = KindName(declared);
        if ((seen, declared.Kind) is (SeenKind.Counter, MetricKind.UpDownCounter) or (SeenKind.UpDownCounter, MetricKind.Counter))
        {
            string sum = seen == SeenKind.Counter ? "monotonic" : "not monotonic";
            Add(LiveRules.Monotonicity, declared, sum, kind, $"Metric '{declared.Name}' is {sum}; the catalogue declares {Article(kind)}");
            return;
        }

        string word = KindName(seen);
        Add(LiveRules.Kind, declared, word, kind, $"Metric '{declared.Name}' is {Article(word)}; the catalogue declares {Article(kind)}");
    }

    private void CheckBoundaries(SeenPoint point, MetricModel declared)
    {
        // Text formats cannot express native buckets; of a histogram with both, they only have the boundaries.
        if (point.Boundaries is { } boundaries && declared.Buckets.Count > 0 && !boundaries.SequenceEqual(declared.Buckets))
        {
            (string seen, string wanted) = (Numbers(boundaries), Numbers(declared.Buckets));
            Add(
                LiveRules.Boundaries,
                declared,
                seen,
                wanted,
                $"Metric '{declared.Name}' has the boundaries [{seen}]; the catalogue declares [{wanted}]");
        }
    }

    private void CheckNumber(SeenPoint point, MetricModel declared)
    {
        if (point.Value is not { } value || declared.Kind is not (MetricKind.Counter or MetricKind.UpDownCounter))
        {
            return;
        }

        if (point.IsFloating && !declared.IsFloating)
        {
            const string Floating = "floating-point numbers", Integers = "integers";
            Add(
                LiveRules.NumberType,
                declared,
                Floating,
                Integers,
                $"Metric '{declared.Name}' has {Floating}; the catalogue declares {Integers}");
        }

        if (value < 0 && declared.Kind == MetricKind.Counter)
        {
            Add(
                LiveRules.NegativeValue,
                declared,
                null,
                null,
                $"Counter '{declared.Name}' is negative: {value.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private void Add(Catalogue.Diagnostics.Rule rule, MetricModel metric, string? seen, string? declared, string message) =>
        findings.Add(new Finding(rule, metric.Name, null, seen, declared, message));

    private static string KindName(MetricModel declared) => declared.Kind == MetricKind.Histogram && declared.Buckets.Count == 0
        ? "native histogram"
        : CatalogueWords.Kinds.Of(declared.Kind);

    private static string KindName(SeenKind seen) => seen switch
    {
        SeenKind.UpDownCounter => CatalogueWords.Kinds.Of(MetricKind.UpDownCounter),
        SeenKind.GaugeOrUpDownCounter => CatalogueWords.Kinds.Of(MetricKind.Gauge),
        SeenKind.ExponentialHistogram => "native histogram",
        SeenKind.HistogramWithoutBuckets => "histogram without buckets",
        _ => seen.ToString().ToLowerInvariant(),
    };

    private static string Article(string kind) => ("aeiou".Contains(kind[0], StringComparison.Ordinal) ? "an " : "a ") + kind;

    private static string UnitName(string unit) => unit.Length == 0 ? "no unit" : $"the unit '{unit}'";

    private static string Numbers(IEnumerable<double> numbers) =>
        string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
