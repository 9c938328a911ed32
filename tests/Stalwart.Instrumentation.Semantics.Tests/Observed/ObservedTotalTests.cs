namespace Stalwart.Instrumentation.Semantics.Tests.Observed;

[Collection(KeptEventsGroup.Name)]
public class ObservedTotalTests
{
    [Fact]
    public void Observed_total_is_exact_while_its_callback_is_registered_and_absent_afterward()
    {
        using (KeptEvents.Counters.NetAccepted.Observe(() => 9_007_199_254_740_993))
        {
            Assert.Equal(9_007_199_254_740_993, new KeptEvents.Totals().NetAccepted());
        }

        Assert.DoesNotContain(KeptEvents.Catalogue.Snapshot().Series, series => series.Metric.Name == "net.accepted");
    }

    [Fact]
    public void Total_of_a_unit_with_fractions_is_a_double()
    {
        using IDisposable observation = KeptEvents.Counters.CpuTime.Observe(() => 1.25);
        Assert.Equal(1.25, new KeptEvents.Totals().CpuTime());
    }

    [Fact]
    public void Up_down_counter_has_negative_totals_and_zero()
    {
        long total = -3;
        using IDisposable observation = KeptEvents.UpDownCounters.NetOpen.Observe(() => total);
        Assert.Equal(-3, new KeptEvents.Totals().NetOpen());
        total = 0;
        Assert.Equal(0, Assert.Single(Series("net.open")).IntegerValue);
    }

    [Fact]
    public void Last_registered_callback_applies_until_it_is_disposed()
    {
        using IDisposable first = KeptEvents.Counters.NetAccepted.Observe(() => 1);
        IDisposable second = KeptEvents.Counters.NetAccepted.Observe(() => 2);
        Assert.Equal(2, new KeptEvents.Totals().NetAccepted());
        second.Dispose();
        second.Dispose();
        Assert.Equal(1, new KeptEvents.Totals().NetAccepted());
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    public void Counter_is_absent_when_its_callback_returns_an_invalid_total(long total)
    {
        using IDisposable observation = KeptEvents.Counters.NetAccepted.Observe(() => total);
        Assert.Empty(Series("net.accepted"));
    }

    [Theory]
    [InlineData(double.NaN, false)]
    [InlineData(double.NegativeInfinity, false)]
    [InlineData(double.PositiveInfinity, true)]
    public void Counter_of_fractions_is_absent_when_its_callback_returns_NaN_or_less_than_zero(double total, bool isExported)
    {
        using IDisposable observation = KeptEvents.Counters.CpuTime.Observe(() => total);
        Assert.Equal(isExported ? [total] : [], Series("cpu.time").Select(series => series.Value));
    }

    [Fact]
    public void Observed_counter_that_decreases_has_the_value_of_its_callback()
    {
        long total = 5;
        using IDisposable observation = KeptEvents.Counters.NetAccepted.Observe(() => total);
        Assert.Equal(5, new KeptEvents.Totals().NetAccepted());
        total = 2;
        Assert.Equal(2, new KeptEvents.Totals().NetAccepted());
    }

    [Fact]
    public void Throwing_callback_omits_only_its_series()
    {
        using IDisposable failing = KeptEvents.Counters.DiskFaults.Observe("sda", () => throw new InvalidOperationException("not now"));
        using IDisposable other = KeptEvents.Counters.DiskFaults.Observe("sdb", () => 7);
        Assert.Equal(7, Assert.Single(Series("disk.faults")).IntegerValue);
    }

    [Fact]
    public void Series_are_distinguished_by_all_their_tags()
    {
        using IDisposable idle = KeptEvents.UpDownCounters.PoolConnections.Observe(Pool.Reading, PoolConnectionsState.Idle, null, () => 1);
        using IDisposable used = KeptEvents.UpDownCounters.PoolConnections.Observe(Pool.Reading, PoolConnectionsState.Used, 5, () => 2);
        using IDisposable unknown = KeptEvents.UpDownCounters.PoolConnections.Observe((Pool)99, PoolConnectionsState.Used, 5, () => 4);
        var totals = new KeptEvents.Totals();
        Assert.Equal(7, totals.PoolConnections());
        Assert.Equal(6, totals.PoolConnections(state: PoolConnectionsState.Used));
        Assert.Equal(2, totals.PoolConnections(pool: Pool.Reading, read: 5));
        Assert.Equal(
            ["pool=reading state=idle", "pool=reading read=5 state=used", "pool=other read=5 state=used"],
            Series("pool.connections").Select(series => string.Join(' ', series.Tags.Select(tag => $"{tag.Key}={tag.Value}"))));
    }

    [Fact]
    public void Removed_series_is_absent_until_it_is_observed_again()
    {
        IDisposable removed = KeptEvents.Counters.DiskFaults.Observe("sda", () => 1);
        using IDisposable kept = KeptEvents.Counters.DiskFaults.Observe("sdb", () => 2);
        KeptEvents.Counters.DiskFaults.Remove("sda");
        KeptEvents.Counters.DiskFaults.Remove("never seen");
        Assert.Equal(2, new KeptEvents.Totals().DiskFaults());
        using IDisposable again = KeptEvents.Counters.DiskFaults.Observe("sda", () => 4);
        removed.Dispose();
        Assert.Equal(6, new KeptEvents.Totals().DiskFaults());
    }

    [Fact]
    public void Callback_does_not_run_while_the_metric_is_disabled()
    {
        int calls = 0;
        using IDisposable observation = KeptEvents.Counters.NetAccepted.Observe(() => ++calls);
        KeptEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["net.accepted"] });
        Assert.Empty(Series("net.accepted"));
        Assert.Equal(0, calls);
        KeptEvents.Catalogue.Apply(new EventPolicy());
        Assert.Single(Series("net.accepted"));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Series_without_a_callback_is_absent_even_when_zeros_are_exported()
    {
        KeptEvents.Catalogue.Apply(new EventPolicy { ExportZeros = true });
        Assert.Empty(Series("net.open"));
        KeptEvents.Catalogue.Apply(new EventPolicy());
    }

    private static SeriesSnapshot[] Series(string metric) =>
        [.. KeptEvents.Catalogue.Snapshot().Series.Where(series => series.Metric.Name == metric)];
}
