using Stalwart.Instrumentation.AspNetCore.StatusPage;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

public sealed class BucketSummaryTests
{
    private static readonly double[] Boundaries = [1, 2, 4];

    [Fact]
    public void Without_values_there_is_nothing_to_say() =>
        Assert.Null(BucketSummary.Of(Boundaries, [new SeriesBuckets("", [0, 0, 0, 0], double.PositiveInfinity, double.NegativeInfinity)]));

    [Fact]
    public void Series_are_summed_bucket_by_bucket()
    {
        BucketSummary summary = BucketSummary.Of(
            Boundaries,
            [new SeriesBuckets("a", [1, 2, 0, 0], 0.5, 2), new SeriesBuckets("b", [0, 1, 3, 1], 1.5, 9)])!;
        Assert.Equal([1, 3, 3, 1], summary.Counts);
        Assert.Equal((0.5, 9), (summary.Min, summary.Max));
    }

    [Theory]
    [InlineData(new long[] { 0, 100, 0, 0 }, 1, 2, 1.5, 1.95, 1.99)]
    [InlineData(new long[] { 50, 50, 0, 0 }, 0, 2, 1, 1.9, 1.98)]
    [InlineData(new long[] { 0, 0, 0, 10 }, 5, 15, 10, 14.5, 14.9)]
    [InlineData(new long[] { 0, 0, 1, 0 }, 3, 3, 3, 3, 3)]
    public void Values_are_taken_to_lie_evenly_between_what_bounds_them(
        long[] counts,
        double min,
        double max,
        double p50,
        double p95,
        double p99)
    {
        BucketSummary summary = BucketSummary.Of(Boundaries, [new SeriesBuckets("", counts, min, max)])!;
        Assert.Equal((p50, p95, p99), (Math.Round(summary.P50, 9), Math.Round(summary.P95, 9), Math.Round(summary.P99, 9)));
    }

    /// <summary>A known set of values, counted as the SDK counts: the estimate is never further off than the width of a bucket.</summary>
    [Fact]
    public void An_estimate_is_in_the_bucket_of_the_true_value()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => Math.Pow(i / 1000.0, 3) * 4.5).Order()];
        var counts = new long[4];
        foreach (double value in values)
        {
            counts[Boundaries.Count(boundary => value > boundary)]++;
        }

        BucketSummary summary = BucketSummary.Of(Boundaries, [new SeriesBuckets("", counts, values[0], values[^1])])!;
        foreach ((double q, double estimate) in (ReadOnlySpan<(double, double)>)[
            (0.5, summary.P50),
            (0.95, summary.P95),
            (0.99, summary.P99),
        ])
        {
            double exact = values[(int)(q * values.Length) - 1];
            Assert.Equal(Boundaries.Count(boundary => exact > boundary), Boundaries.Count(boundary => estimate > boundary));
        }
    }
}
