namespace Stalwart.Instrumentation.Semantics.Tests.Sparse;

/// <summary>Metrics of every kind that events feed, with more combinations than their limit.</summary>
[Collection(SparseEventsGroup.Name)]
public sealed class SparseFeedTests
{
    private const string Overflow = "otel.metric.overflow=True";

    [Fact]
    public void Metrics_of_every_kind_are_exact_and_share_the_overflow_beyond_their_limit()
    {
        string[] stops = [.. Enumerable.Range(0, 6).Select(i => $"stop {i}")];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            for (int i = 0; i < 600; i++)
            {
                SparseEvents.Trip.Begun(Side.In, stops[i % 6]);
                SparseEvents.Local().Trip.Begun(Side.In, stops[i % 6]);
                SparseEvents.Trip.Ended(TimeSpan.FromSeconds(0.5), 3, i % 2 == 0 ? 2.5 : -0.5, Side.In, stops[i % 6]);
            }
        });
        EventSnapshot snapshot = SparseEvents.Catalogue.Snapshot();
        Assert.Equal(4800, snapshot.IntegerValue("trip.active"));
        Assert.Equal(14_400, snapshot.IntegerValue("trip.size"));
        Assert.Equal(4800, snapshot.Value("trip.weight"), 6);
        foreach (string metric in (string[])["trip.active", "trip.weight", "trip.size", "trip.time", "trip.last"])
        {
            SeriesSnapshot[] series = [.. snapshot.Series.Where(one => one.Metric.Name == metric)];
            Assert.Equal((5, 1), (series.Length, series.Count(one => SeriesText.Of(one) == Overflow)));
            Assert.Equal(5, series.Select(SeriesText.Of).Distinct().Count());
        }

        Assert.All(Of("trip.active"), one => Assert.Equal(SeriesText.Of(one) == Overflow ? 1600 : 800, one.IntegerValue));
        Assert.All(Of("trip.size"), one => Assert.Equal(SeriesText.Of(one) == Overflow ? 4800 : 2400, one.IntegerValue));
        Assert.All(Of("trip.time"), one => Assert.Equal(SeriesText.Of(one) == Overflow ? 1600 : 800, one.Count));
        Assert.All(Of("trip.time"), one => Assert.Equal(one.Count, one.NativeBuckets.Sum()));
        Assert.All(Of("trip.last"), one => Assert.Equal(3, one.Value));

        IEnumerable<SeriesSnapshot> Of(string metric) => snapshot.Series.Where(one => one.Metric.Name == metric);
    }

    [Fact]
    public void State_of_a_disabled_event_is_kept_and_its_other_metrics_get_no_series()
    {
        try
        {
            SparseEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["ride.ended"] });
            SparseEvents.Ride.Ended(3, Side.Out, "stop 0");
        }
        finally
        {
            SparseEvents.Catalogue.Apply(new EventPolicy());
        }

        SparseEvents.Ride.Ended(4, Side.Out, "stop 1");
        IEnumerable<SeriesSnapshot> series = SparseEvents.Catalogue.Snapshot().Series
            .Where(one => one.Metric.Name is "ride.active" or "ride.size");
        Assert.Equal(
            ["ride.active side=out stop=stop 0 -1", "ride.active side=out stop=stop 1 -1", "ride.size side=out stop=stop 1 4"],
            series.Select(one => $"{one.Metric.Name} {SeriesText.Of(one)} {one.IntegerValue}").Order(StringComparer.Ordinal));
        MetricDescriptor size = SparseEvents.Catalogue.Metrics.Single(metric => metric.Name == "ride.size");
        Assert.Equal((true, false), (Uses(size, 0), Uses(size, 1)));

        static bool Uses(MetricDescriptor metric, int place) => SparseEvents.Catalogue.Engine.Sparse(metric)!.IsUsed(place);
    }
}
