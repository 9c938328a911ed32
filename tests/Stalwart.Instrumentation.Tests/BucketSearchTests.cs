using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

public class BucketSearchTests
{
    [Fact]
    public void Bucket_is_the_first_whose_boundary_is_not_below_the_value()
    {
        var random = new Random(17);
        for (int boundaryCount = 0; boundaryCount <= 40; boundaryCount++)
        {
            double[] boundaries =
                [.. Enumerable.Range(0, boundaryCount).Select(_ => (random.NextDouble() - 0.3) * 100).Distinct().Order()];
            var search = new BucketSearch(boundaries);
            double[] values =
            [
                .. boundaries,
                .. boundaries.Select(double.BitIncrement),
                .. boundaries.Select(double.BitDecrement),
                .. Enumerable.Range(0, 200).Select(_ => (random.NextDouble() - 0.4) * 150),
                0,
                -0.0,
                double.MaxValue,
                double.MinValue,
                double.Epsilon,
            ];
            Assert.All(values, value => Assert.Equal(boundaries.Count(boundary => boundary < value), search.Find(value)));
        }
    }

    [Fact]
    public void Rank_preserves_order_and_round_trips()
    {
        var random = new Random(18);
        double[] values =
        [
            .. Enumerable.Range(0, 1000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite),
            .. Enumerable.Range(0, 1000).Select(_ => random.NextDouble() - 0.5),
            0,
            double.MaxValue,
            double.MinValue,
            double.Epsilon,
            -double.Epsilon,
        ];
        double[] sorted = [.. values.Distinct().Order()];
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(ValueRank.Of(pair.First) < ValueRank.Of(pair.Second)));
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(ValueRank.Reverse(pair.First) > ValueRank.Reverse(pair.Second)));
        Assert.All(sorted, value => Assert.Equal(value, ValueRank.Value(ValueRank.Of(value))));
        Assert.All(sorted, value => Assert.Equal(value, ValueRank.ReverseValue(ValueRank.Reverse(value))));
        Assert.All(sorted, value => Assert.True(ValueRank.Of(value) > 0 && ValueRank.Reverse(value) > 0));
        Assert.Equal((double.NaN, double.NaN), (ValueRank.Value(0), ValueRank.ReverseValue(0)));
    }
}
