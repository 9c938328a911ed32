namespace Stalwart.Instrumentation.Tests;

public sealed class BucketQuantileTests
{
    private static readonly double[] Boundaries = [1, 2, 4];

    [Theory]
    [InlineData(new long[] { 0, 100, 0, 0 }, 1, 2, 1.5, 1.95, 1.99)]
    [InlineData(new long[] { 50, 50, 0, 0 }, 0, 2, 1, 1.9, 1.98)]
    [InlineData(new long[] { 0, 100, 0, 0 }, 1.5, 1.75, 1.625, 1.7375, 1.7475)]
    [InlineData(new long[] { 50, 0, 0, 50 }, 0, 14, 1, 13, 13.8)]
    public void Quantile_assumes_values_spread_evenly_within_their_bucket(
        long[] buckets, double min, double max, double p50, double p95, double p99) =>
        Assert.Equal((p50, p95, p99), (Of(0.5, buckets, min, max), Of(0.95, buckets, min, max), Of(0.99, buckets, min, max)));

    [Fact]
    public void Quantile_of_equal_values_is_that_value()
    {
        foreach (double quantile in (double[])[0, 0.1, 0.5, 0.99, 1])
        {
            Assert.Equal(3, BucketQuantile.Of(quantile, [0, 0, 7, 0], Boundaries, 3, 3));
        }
    }

    [Theory]
    [InlineData(0, -10)]
    [InlineData(0.5, -4.75)]
    [InlineData(1, 0.5)]
    public void First_bucket_starts_at_the_smallest_value_even_when_it_is_negative(double quantile, double expected) =>
        Assert.Equal(expected, Of(quantile, [4, 0, 0, 0], -10, 0.5));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(0.5, 10)]
    [InlineData(1, 15)]
    public void Last_bucket_ends_at_the_largest_value(double quantile, double expected) =>
        Assert.Equal(expected, Of(quantile, [0, 0, 0, 10], 5, 15));

    [Fact]
    public void Quantiles_0_and_1_are_the_smallest_and_the_largest_value()
    {
        Assert.Equal(1.25, BucketQuantile.Of(0, [0, 3, 0, 2], Boundaries, 1.25, 7));
        Assert.Equal(7, BucketQuantile.Of(1, [0, 3, 0, 2], Boundaries, 1.25, 7));
        Assert.Equal(3.5, BucketQuantile.Of(1, [0, 3, 2, 0], Boundaries, 1.25, 3.5));
    }

    [Fact]
    public void Histogram_without_boundaries_has_the_quantiles_of_one_bucket()
    {
        Assert.Equal(-2, BucketQuantile.Of(0, [4], [], -2, 6));
        Assert.Equal(2, BucketQuantile.Of(0.5, [4], [], -2, 6));
        Assert.Equal(6, BucketQuantile.Of(1, [4], [], -2, 6));
    }

    [Fact]
    public void Rank_at_the_end_of_a_bucket_is_its_upper_boundary() =>
        Assert.Equal(2, BucketQuantile.Of(0.5, [0, 5, 0, 5], Boundaries, 1.5, 9));

    [Theory]
    [InlineData(new long[] { 0, 0, 0, 0 })]
    [InlineData(new long[0])]
    public void Quantile_without_values_is_NaN(long[] buckets) =>
        Assert.Equal(double.NaN, BucketQuantile.Of(0.5, buckets, Boundaries, double.NaN, double.NaN));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity)]
    public void Quantile_outside_of_0_to_1_throws(double quantile)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => BucketQuantile.Of(quantile, [1, 0, 0, 0], Boundaries, 0, 1));
        Assert.StartsWith("Expected a quantile from 0 to 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantile_of_the_widest_bucket_is_a_number()
    {
        Assert.Equal(-double.MaxValue, BucketQuantile.Of(0, [2], [], -double.MaxValue, double.MaxValue));
        Assert.Equal(0, BucketQuantile.Of(0.5, [2], [], -double.MaxValue, double.MaxValue));
        Assert.Equal(double.MaxValue, BucketQuantile.Of(1, [2], [], -double.MaxValue, double.MaxValue));
    }

    [Fact]
    public void Quantile_of_full_cells_is_a_number()
    {
        Assert.Equal(1, BucketQuantile.Of(0.5, [long.MaxValue, 0, 0, long.MaxValue], Boundaries, 0, 9));
        Assert.Equal(9, BucketQuantile.Of(1, [long.MaxValue, 0, 0, long.MaxValue], Boundaries, 0, 9));
    }

    /// <summary>A reading can include the bucket of a record without its extremes.</summary>
    [Theory]
    [InlineData(new long[] { 0, 1, 0, 0 }, double.NaN, double.NaN, 1.5)]
    [InlineData(new long[] { 0, 1, 0, 0 }, 1.5, double.NaN, 1.75)]
    [InlineData(new long[] { 1, 0, 0, 0 }, double.NaN, double.NaN, 1)]
    [InlineData(new long[] { 0, 0, 0, 1 }, double.NaN, double.NaN, 4)]
    [InlineData(new long[] { 0, 0, 0, 1 }, 0.5, 1.5, 1.5)]
    [InlineData(new long[] { 1, 0, 0, 0 }, 3, 5, 3)]
    [InlineData(new long[] { 0, 1, 0, 0 }, 1.75, 1.25, 1.25)]
    public void Quantile_accepts_extremes_that_do_not_include_the_bucket_yet(long[] buckets, double min, double max, double expected) =>
        Assert.Equal(expected, BucketQuantile.Of(0.5, buckets, Boundaries, min, max));

    [Fact]
    public void Quantile_is_in_the_bucket_of_the_true_value_for_any_values()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            double[] boundaries = [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => random.Next(-50, 200) / 8.0).Distinct().Order()];
            double[] values = [.. Enumerable.Range(0, random.Next(1, 300)).Select(_ => (random.NextDouble() * 40) - 10).Order()];
            long[] buckets = [.. Enumerable.Range(0, boundaries.Length + 1).Select(i => values.LongCount(value => BucketOf(value) == i))];
            double before = double.NegativeInfinity;
            foreach (double quantile in (double[])[0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1])
            {
                double estimate = BucketQuantile.Of(quantile, buckets, boundaries, values[0], values[^1]);
                int bucket = BucketOf(values[Math.Max(0, (int)Math.Ceiling(quantile * values.Length) - 1)]);
                double low = bucket == 0 ? values[0] : Math.Max(values[0], boundaries[bucket - 1]);
                double high = bucket == boundaries.Length ? values[^1] : Math.Min(values[^1], boundaries[bucket]);
                Assert.True(
                    estimate >= low && estimate <= high && estimate >= before,
                    $"Seed {seed}, quantile {quantile}: {estimate} is not in {low} to {high}, or below {before}.");
                before = estimate;
            }

            int BucketOf(double value) => boundaries.Count(boundary => value > boundary);
        }
    }

    private static double Of(double quantile, long[] buckets, double min, double max) =>
        Math.Round(BucketQuantile.Of(quantile, buckets, Boundaries, min, max), 9);
}
