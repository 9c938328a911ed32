using System.Globalization;

namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>
/// The samples of <see cref="IdleEvents"/> that an exporter has, under names that are the same for a scrape, a push and a snapshot.
/// </summary>
internal static class ItemTotals
{
    /// <summary>Returns the values of the enabled metrics in a snapshot.</summary>
    public static Dictionary<string, double> Of(EventSnapshot snapshot, Func<string, bool> isOn)
    {
        var totals = new Dictionary<string, double>();
        foreach (SeriesSnapshot series in snapshot.Series.Where(series => isOn(series.Metric.Name)))
        {
            string[] labels = [.. series.Tags.Select(tag => Label(tag.Key, tag.Value))];
            if (series.Metric.Kind == MetricKind.Histogram)
            {
                AddHistogram(totals, series.Metric.Name, labels, series.Value, series.Buckets, series.Metric.Boundaries);
            }
            else
            {
                totals.Add(Name(series.Metric.Name, labels), series.Value);
            }
        }

        return totals;
    }

    /// <summary>Adds the samples of a histogram, with its buckets as Prometheus counts them.</summary>
    public static void AddHistogram(
        Dictionary<string, double> totals,
        string metric,
        string[] labels,
        double sum,
        IEnumerable<long> buckets,
        IEnumerable<double> boundaries)
    {
        long count = 0;
        foreach ((long bucket, double boundary) in buckets.Zip(boundaries.Append(double.PositiveInfinity)))
        {
            count += bucket;
            string le = double.IsPositiveInfinity(boundary) ? "+Inf" : boundary.ToString(CultureInfo.InvariantCulture);
            totals.Add(Name(metric + "_bucket", [.. labels, $"le={le}"]), count);
        }

        totals.Add(Name(metric + "_count", labels), count);
        totals.Add(Name(metric + "_sum", labels), sum);
    }

    /// <summary>Returns a label of a tag.</summary>
    public static string Label(string key, object? value) =>
        $"{key.Replace('.', '_')}={(value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture))}";

    /// <summary>Returns the name of a sample.</summary>
    public static string Name(string metric, IEnumerable<string> labels) =>
        $"{metric.Replace('.', '_')}|{string.Join(',', labels.Order(StringComparer.Ordinal))}";

    /// <summary>Returns the metric of a sample.</summary>
    public static string Metric(string name)
    {
        string[] words = name.Split('|')[0].Split('_');
        return $"{words[0]}.{words[1]}";
    }

    /// <summary>Returns whether a sample can only increase.</summary>
    public static bool IsGrowing(string name) => !name.StartsWith("item_open|", StringComparison.Ordinal)
        && !name.StartsWith("item_place|", StringComparison.Ordinal)
        && !name.StartsWith("item_level|", StringComparison.Ordinal);

    /// <summary>Compares samples, without zeros, which an exporter may omit.</summary>
    public static void AssertEqual(IReadOnlyDictionary<string, double> expected, IReadOnlyDictionary<string, double> actual) =>
        Assert.Equal(Show(expected), Show(actual));

    private static string Show(IReadOnlyDictionary<string, double> samples) => string.Join(
        '\n',
        samples.Where(sample => sample.Value != 0).OrderBy(sample => sample.Key, StringComparer.Ordinal)
            .Select(sample => string.Create(CultureInfo.InvariantCulture, $"{sample.Key} {sample.Value}")));
}
