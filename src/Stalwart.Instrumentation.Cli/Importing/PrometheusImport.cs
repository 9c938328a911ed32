using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Makes a catalogue of a Prometheus scrape, so that the same names come out of it again.</summary>
internal static class PrometheusImport
{
    /// <summary>The meter of what this product says about itself, and what its names begin with.</summary>
    private const string OwnMeter = "stalwart.instrumentation", OwnPrefix = "instrumentation_";

    private static readonly Dictionary<string, string> Units = new() { ["seconds"] = "s", ["milliseconds"] = "ms", ["bytes"] = "By" };
    private static readonly double[] UsualBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly string[] Reserved = ["le", "quantile", "job", "instance"];

    public static ImportedCatalogue Read(string path, string text, string? meter)
    {
        SampleFamily[] families = [.. Exposition.Read(path, text).Where(family => !IsOwn(family))];
        string? scope = families.Select(Scope).FirstOrDefault(scope => scope is not null);
        var catalogue = new ImportedCatalogue(meter ?? scope ?? "imported");
        foreach (SampleFamily family in families.Where(
            family => family.Name is not ("target_info" or "otel_scope_info") && Values(family).Any()))
        {
            if (Metric(family) is { } metric)
            {
                catalogue.Add(metric);
                string before = metric.Kind == MetricKind.Histogram ? family.Name : Values(family).First().Name;
                string again = PrometheusName.Family(metric.Name, metric.IsEvent ? "{event}" : metric.Unit, metric.Kind);
                if (again != before)
                {
                    catalogue.Notes.Add($"{before} becomes {again}");
                }

                if (family.Type == "summary")
                {
                    catalogue.Notes.Add($"{family.Name} was a summary; its boundaries are the usual ones for seconds");
                }
            }
            else
            {
                catalogue.Notes.Add($"{family.Name} is left out: its name cannot be one of a catalogue");
            }
        }

        return catalogue.Count > 0 ? catalogue : throw new Failure($"{path} has no metric that could be imported");
    }

    /// <summary>Every process that uses this product exports these; they are no events of the application.</summary>
    private static bool IsOwn(SampleFamily family) =>
        Scope(family) is { } scope ? scope == OwnMeter : family.Name.StartsWith(OwnPrefix, StringComparison.Ordinal);

    private static string? Scope(SampleFamily family) =>
        family.Samples.SelectMany(sample => sample.Labels).FirstOrDefault(label => label.Key == "otel_scope_name").Value;

    /// <summary>OpenMetrics tells with a sample of its own when a series began.</summary>
    private static IEnumerable<Sample> Values(SampleFamily family) =>
        family.Samples.Where(sample => !sample.Name.EndsWith("_created", StringComparison.Ordinal));

    private static ImportedMetric? Metric(SampleFamily family)
    {
        MetricKind kind = family.Type switch
        {
            "counter" => MetricKind.Counter,
            "histogram" or "summary" => MetricKind.Histogram,
            _ => MetricKind.Gauge,
        };
        string name = kind == MetricKind.Counter && family.Name.EndsWith("_total", StringComparison.Ordinal)
            ? family.Name[..^"_total".Length]
            : family.Name;
        string unit = "";
        foreach ((string word, string ucum) in Units)
        {
            if (name.EndsWith("_" + word, StringComparison.Ordinal))
            {
                (name, unit) = (name[..^(word.Length + 1)], ucum);
                break;
            }
        }

        if (ImportedName.Metric(name) is not string metric)
        {
            return null;
        }

        bool isWhole = Values(family).All(sample => double.IsInteger(sample.Value));
        bool isEvent = kind == MetricKind.Counter && unit.Length == 0 && isWhole && metric.Contains('.', StringComparison.Ordinal);
        string? amount = kind == MetricKind.Counter && unit.Length == 0 && isWhole ? null : Field(unit, kind, isWhole);
        string help = family.Help.Trim().TrimEnd('.') is { Length: > 0 } given ? given : $"Imported from {family.Name}";
        return new ImportedMetric(metric, kind, unit, help, Buckets(family, kind), Tags(family), isEvent, amount);
    }

    private static string Field(string unit, MetricKind kind, bool isWhole) => unit switch
    {
        "s" => "duration",
        "By" => "bytes",
        _ => kind == MetricKind.Counter && isWhole ? "long" : "double",
    };

    private static double[] Buckets(SampleFamily family, MetricKind kind)
    {
        double[] boundaries =
        [
            .. family.Samples.SelectMany(sample => sample.Labels).Where(label => label.Key == "le")
                .Select(
                    label => double.TryParse(label.Value, System.Globalization.CultureInfo.InvariantCulture, out double boundary)
                        ? boundary
                        : double.NaN)
                .Where(double.IsFinite).Distinct().Order(),
        ];
        return kind == MetricKind.Histogram && boundaries.Length == 0 ? UsualBuckets : boundaries;
    }

    private static ImportedTag[] Tags(SampleFamily family) =>
    [
        .. family.Samples.SelectMany(sample => sample.Labels)
            .Where(label => !Reserved.Contains(label.Key) && !label.Key.StartsWith("otel_scope_", StringComparison.Ordinal))
            .GroupBy(label => label.Key)
            .Select(label => (Name: ImportedName.Kebab(label.Key), Values: label.Select(pair => pair.Value).Distinct().ToArray()))
            .Where(label => label.Name is not null)
            .DistinctBy(label => label.Name)
            .Select(label => ImportedTag.Of(label.Name!, label.Values))
            .OrderBy(tag => tag.Size),
    ];
}
