namespace Stalwart.Instrumentation.Semantics.Tests.Sparse;

/// <summary>Metrics that the program keeps, with more combinations than their limit.</summary>
[Collection(SparseEventsGroup.Name)]
public sealed class SparseKeptTests
{
    private const string Overflow = "otel.metric.overflow=True";

    [Fact]
    public void Gauge_keeps_the_first_combinations_and_the_overflow_has_the_last_value()
    {
        SparseEvents.Gauges.PoolSize.Remove("unknown", 1);
        for (int i = 0; i < 5; i++)
        {
            SparseEvents.Gauges.PoolSize.Set("main", i, 10 + i);
        }

        Assert.Equal(
            ["node=0 pool=main 10", "node=1 pool=main 11", "node=2 pool=main 12", $"{Overflow} 14"], Texts("pool.size"));
        SparseEvents.Gauges.PoolSize.Remove("main", 1);
        SparseEvents.Gauges.PoolSize.Remove("main", 4);
        Assert.Equal(["node=0 pool=main 10", "node=2 pool=main 12", $"{Overflow} 14"], Texts("pool.size"));
        SparseEvents.Gauges.PoolSize.Set("main", 1, 21);
        Assert.Equal(21, new SparseEvents.Totals().PoolSize("main", 1));
    }

    [Fact]
    public void Observed_counter_has_the_totals_of_its_combinations_and_of_the_last_one_beyond_the_limit()
    {
        IDisposable[] observations =
            [.. Enumerable.Range(0, 4).Select(i => SparseEvents.Counters.PoolTaken.Observe("main", i, () => 10 + i))];
        Assert.Equal(["node=0 pool=main 10", "node=1 pool=main 11", $"{Overflow} 13"], Texts("pool.taken"));
        observations[3].Dispose();
        Assert.Equal(["node=0 pool=main 10", "node=1 pool=main 11", $"{Overflow} 12"], Texts("pool.taken"));
        SparseEvents.Counters.PoolTaken.Remove("main", 0);
        Assert.Equal(["node=1 pool=main 11", $"{Overflow} 12"], Texts("pool.taken"));
        Array.ForEach(observations, observation => observation.Dispose());
        Assert.Empty(Texts("pool.taken"));
    }

    private static string[] Texts(string metric) =>
    [
        .. SparseEvents.Catalogue.Snapshot().Series.Where(series => series.Metric.Name == metric)
            .Select(series => $"{SeriesText.Of(series)} {series.Value}").Order(StringComparer.Ordinal),
    ];
}
