using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Matching;
using Stalwart.Instrumentation.Cli.Scraping;
using Stalwart.Instrumentation.Cli.Traffic;

namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>Converts a scrape to metrics under their names in the catalogue, if it has them.</summary>
internal sealed class ScrapedTraffic(MetricIndex index)
{
    private const string ScopePrefix = "otel_scope_", ScopeName = "otel_scope_name", ScopeVersion = "otel_scope_version";
    private const string Boundary = "le", Quantile = "quantile", Bucket = "_bucket", Created = "_created";

    /// <summary>The families about the process and scopes, with and without the suffix that OpenMetrics omits.</summary>
    private static readonly HashSet<string> OfExporters = ["target_info", "target", "otel_scope_info", "otel_scope"];

    private readonly PrometheusNames names = new(index);

    public IReadOnlyList<SeenMetric> Read(IReadOnlyList<SampleFamily> families) =>
    [
        .. families.Where(family => !OfExporters.Contains(family.Name)).SelectMany(Read),
    ];

    private IEnumerable<SeenMetric> Read(SampleFamily family)
    {
        string name = names.Metric(family.Name, out string? unit);
        MetricModel? declared = index.Find(name)?.Metric;
        IGrouping<(string? Scope, string? Version), Sample>[] scopes =
            [.. family.Samples.GroupBy(sample => (Label(sample, ScopeName), Label(sample, ScopeVersion)))];
        foreach (IGrouping<(string? Scope, string? Version), Sample> scope in scopes)
        {
            SeenPoint[] points = [.. Points(family, scope, declared)];
            bool hasBuckets = points.Any(point => point.Boundaries is { Count: > 0 });
            yield return new SeenMetric(
                scope.Key.Scope,
                scope.Key.Scope is null ? null : scope.Key.Version ?? "",
                name,
                KindOf(family.Type, hasBuckets),
                unit ?? UnitOf(family.Unit, declared),

                // A family that several scopes share has the description of one of them.
                scopes.Length > 1 ? null : family.Help.Replace("\\\"", "\"", StringComparison.Ordinal),
                points);
        }
    }

    private static SeenKind KindOf(string type, bool hasBuckets) => type switch
    {
        "counter" => SeenKind.Counter,
        "gauge" => SeenKind.GaugeOrUpDownCounter,
        "histogram" => hasBuckets ? SeenKind.Histogram : SeenKind.HistogramWithoutBuckets,
        "summary" => SeenKind.Summary,
        _ => SeenKind.Unknown,
    };

    /// <summary>A scrape only has a word for the unit, so the word of the declared unit means the declared unit.</summary>
    private static string? UnitOf(string? word, MetricModel? declared) =>
        word is null || declared is null || word == PrometheusName.UnitSuffix(declared.Unit) ? null : word;

    private static IEnumerable<SeenPoint> Points(SampleFamily family, IEnumerable<Sample> samples, MetricModel? declared)
    {
        bool isDistribution = family.Type is "histogram" or "summary" or "gaugehistogram";
        Sample[] kept =
        [
            .. samples.Where(sample => sample.Name == family.Name || !sample.Name.EndsWith(Created, StringComparison.Ordinal)),
        ];
        if (!isDistribution)
        {
            return kept.Select(sample => new SeenPoint(Attributes(sample, declared), sample.Value, sample.Value % 1 != 0));
        }

        // A distribution is one point with many samples, each of which must occur once.
        return kept.GroupBy(sample => string.Join('\0', Own(sample).Select(label => label.Key + "\0" + label.Value)))
            .SelectMany(series =>
            {
                var point = new SeenPoint(
                    Attributes(series.First(), declared),
                    Boundaries: [.. series.Where(IsBucket).Select(BoundaryOf).Where(double.IsFinite).Distinct().Order()]);
                int times = series.GroupBy(sample => sample.Name + "\0" + Label(sample, Boundary) + "\0" + Label(sample, Quantile))
                    .Max(same => same.Count());
                return Enumerable.Repeat(point, times);
            });
    }

    private static bool IsBucket(Sample sample) => sample.Name.EndsWith(Bucket, StringComparison.Ordinal);

    private static double BoundaryOf(Sample sample) =>
        double.TryParse(Label(sample, Boundary), NumberStyles.Float, CultureInfo.InvariantCulture, out double boundary)
            ? boundary
            : double.PositiveInfinity;

    private static SeenAttribute[] Attributes(Sample sample, MetricModel? declared) =>
    [
        .. Own(sample).Select(label => new SeenAttribute(PrometheusNames.Tag(label.Key, declared), AttributeType.Unknown, label.Value)),
    ];

    /// <summary>Returns the labels of attributes. In Prometheus, an empty label is a missing one.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Own(Sample sample) => sample.Labels.Where(label => label.Value.Length > 0
        && !label.Key.StartsWith(ScopePrefix, StringComparison.Ordinal)
        && !(label.Key == Boundary && IsBucket(sample))
        && label.Key != Quantile);

    private static string? Label(Sample sample, string name) => sample.Labels.FirstOrDefault(label => label.Key == name).Value;
}
