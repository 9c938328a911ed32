using System.Globalization;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>Breaks a metric down into its series.</summary>
internal static class PageSeries
{
    /// <summary>The largest series of a metric.</summary>
    /// <param name="index">The numbers of the metrics.</param>
    /// <param name="metric">The metric's number.</param>
    /// <param name="series">Its series.</param>
    /// <param name="buckets">What counts the buckets, if anything does.</param>
    /// <param name="max">The max number of rows.</param>
    public static SeriesMessage Of(PageIndex index, int metric, IEnumerable<SeriesSnapshot> series, HistogramBuckets? buckets, int max)
    {
        SeriesSnapshot[] all = [.. series.OrderByDescending(one => one.Metric.Kind == MetricKind.Histogram ? one.Count : one.Value)];
        ILookup<string, SeriesBuckets> counted = (buckets?.Of(index.Meters[metric], index.Metrics[metric]) ?? []).ToLookup(one => one.Key);
        return new SeriesMessage(metric, all.Length, [.. all.Take(max).Select(one => new SeriesRow(
            [.. one.Tags.SelectMany(tag => new[] { tag.Key, Text(tag.Value) })],
            one.Value,
            one.Count,
            BucketSummary.Of(index.Metrics[metric].Boundaries, counted[SeriesBuckets.KeyOf(one.Tags)])))]);
    }

    private static string Text(object? value) =>
        value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
