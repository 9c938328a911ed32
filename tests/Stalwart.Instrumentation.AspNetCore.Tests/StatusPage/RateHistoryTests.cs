using Stalwart.Instrumentation.AspNetCore.StatusPage;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

public sealed class RateHistoryTests
{
    [Fact]
    public void History_drops_the_oldest_point_first()
    {
        var history = new RateHistory(2, 3);
        for (float i = 1; i <= 5; i++)
        {
            history.Add([i, 0]);
        }

        Assert.Equal([3, 4, 5], history.Of(0)!);
        Assert.Null(history.Of(1));
    }

    [Fact]
    public void Metric_that_first_changes_later_has_zeros_before()
    {
        var history = new RateHistory(1, 4);
        history.Add([0]);
        history.Add([2.5f]);
        Assert.Equal([0, 2.5], history.Of(0)!);
    }

    [Theory]
    [InlineData(1234.567, 1235)]
    [InlineData(0.0012344, 0.001234)]
    [InlineData(-98.7654, -98.77)]
    [InlineData(0, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void History_keeps_four_significant_digits(double value, double expected) =>
        Assert.Equal(expected, RateHistory.Short(value), 1e-9);
}
