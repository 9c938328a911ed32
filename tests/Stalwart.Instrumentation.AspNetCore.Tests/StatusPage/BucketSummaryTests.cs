using Stalwart.Instrumentation.AspNetCore.StatusPage;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

public sealed class BucketSummaryTests
{
    private static readonly MetricDescriptor Metric = new("time", MetricKind.Histogram, "s", "Time", [], 0, boundaries: [1, 2, 4]);

    [Fact]
    public void Summary_of_several_series_adds_up_their_buckets()
    {
        var summary = BucketSummary.Of(Metric, [Series([1, 2, 0, 0], 0.5, 2), Series([0, 1, 3, 1], 1.5, 9)]);
        Assert.Equal([1, 3, 3, 1], summary.Counts);
        Assert.Equal((0.5, 9, 2), (summary.Min, summary.Max, summary.P50));
    }

    [Fact]
    public void Summary_of_one_series_has_the_quantiles_of_its_snapshot()
    {
        SeriesSnapshot series = Series([50, 50, 7, 3], 0, 15);
        var summary = BucketSummary.Of(Metric, [series]);
        Assert.Equal((series.Quantile(0.5), series.Quantile(0.95), series.Quantile(0.99)), (summary.P50, summary.P95, summary.P99));
    }

    /// <summary>A reading can include the bucket of a series' first record without its extremes.</summary>
    [Fact]
    public void Series_without_extremes_leaves_those_of_the_others()
    {
        var summary = BucketSummary.Of(Metric, [Series([0, 1, 0, 0], double.NaN, double.NaN), Series([0, 1, 0, 0], 1.25, 1.5)]);
        Assert.Equal((1.25, 1.5), (summary.Min, summary.Max));
        Assert.InRange(summary.P99, 1.25, 1.5);
    }

    private static SeriesSnapshot Series(long[] buckets, double min, double max) =>
        new(Metric, [], 0, buckets.Sum()) { Buckets = buckets, Min = min, Max = max };
}
