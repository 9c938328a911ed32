using System.Globalization;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>Breaks a metric down into its series.</summary>
internal static class PageSeries
{
    /// <summary>Returns the largest series of a metric.</summary>
    /// <param name="metric">The number of the metric.</param>
    /// <param name="series">Its series.</param>
    /// <param name="max">The max number of rows.</param>
    public static SeriesMessage Of(int metric, IEnumerable<SeriesSnapshot> series, int max)
    {
        SeriesSnapshot[] all = [.. series.OrderByDescending(one => IsHistogram(one) ? one.Count : one.Value)];
        return new SeriesMessage(metric, all.Length, [.. all.Take(max).Select(Row)]);
    }

    private static SeriesRow Row(SeriesSnapshot series) => new(
        [.. series.Tags.SelectMany(tag => new[] { tag.Key, Text(tag.Value) })],
        series.Value,
        series.Count,
        IsHistogram(series) ? BucketSummary.Of(series.Metric, [series]) : null);

    private static bool IsHistogram(SeriesSnapshot series) => series.Metric.Kind == MetricKind.Histogram;

    private static string Text(object? value) =>
        value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
