using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Tests.Logging;

public sealed class LogLimitTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(7, 60)]
    [InlineData(1_000_000, 1)]
    public void Limit_allows_a_burst_and_then_one_record_per_share_of_the_period(int count, int seconds)
    {
        var time = new FakeTimeProvider();
        var limit = new LogLimit(count, TimeSpan.FromSeconds(seconds), time);
        Assert.Equal(count, Taken(limit, count + 10));
        time.Advance(TimeSpan.FromSeconds(seconds) / count * 0.9);
        Assert.False(limit.TryTake());
        time.Advance(TimeSpan.FromSeconds(seconds) / count * 0.2);
        Assert.True(limit.TryTake());
        Assert.False(limit.TryTake());
        time.Advance(TimeSpan.FromSeconds(seconds * 10));
        Assert.Equal(count, Taken(limit, count + 10));
    }

    [Fact]
    public void Limit_allows_its_exact_count_when_8_threads_compete()
    {
        var limit = new LogLimit(1000, TimeSpan.FromSeconds(1), new FakeTimeProvider());
        int taken = 0;
        Parallel.For(0, 8, _ => Interlocked.Add(ref taken, Taken(limit, 10_000)));
        Assert.Equal(1000, taken);
    }

    private static int Taken(LogLimit limit, int asked) => Enumerable.Range(0, asked).Count(_ => limit.TryTake());
}
