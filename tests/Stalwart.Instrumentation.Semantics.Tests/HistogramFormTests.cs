namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>Histograms with boundaries, with native buckets and with both. One test: the catalogue is one for the process.</summary>
public class HistogramFormTests
{
    [Fact]
    public void Each_histogram_form_has_its_buckets_and_rejects_invalid_values()
    {
        NativeEvents.Trip.Ended(TimeSpan.FromSeconds(3), 50, 20, TripEndedWay.Out);
        NativeEvents.Trip.Ended(TimeSpan.FromSeconds(5), 500, -20, TripEndedWay.Out);
        NativeEvents.Trip.Ended(TimeSpan.FromSeconds(-5), -500, double.NaN, TripEndedWay.Back);
        NativeEvents.Trip.Ended(TimeSpan.Zero, 5, double.PositiveInfinity, TripEndedWay.Back);
        ILookup<string, SeriesSnapshot> series = NativeEvents.Catalogue.Snapshot().Series.ToLookup(item => item.Metric.Name);

        SeriesSnapshot time = series["trip.time"].Single();
        Assert.Equal((3, 8.0, 0.0, 5.0), (time.Count, time.Value, time.Min, time.Max));
        Assert.Equal([3], time.Buckets);
        Assert.Equal(
            [(0, 1), (1, 1), (1, 1)],
            ((double[])[0, 3, 5]).Select(value => (value > 0 ? 1 : 0, (int)time.NativeBuckets[BucketOf(value)])));
        Assert.InRange(time.Quantile(0.5), 2.7, 3.1);

        Assert.Equal([[0, 1, 1], [1, 0, 0]], series["trip.length"].Select(item => item.Buckets));
        Assert.Equal([2, 1], series["trip.length"].Select(item => item.NativeBuckets.Sum()));

        SeriesSnapshot plain = series["trip.plain"].Single();
        Assert.Equal([1, 1, 0], plain.Buckets);
        Assert.Empty(plain.NativeBuckets);
        Assert.Equal((-20.0, 20.0), (plain.Min, plain.Max));
        Assert.Equal(4, NativeEvents.Catalogue.Engine.RejectedValues);
    }

    private static int BucketOf(double value) => SeriesSnapshot.NativeBoundaries.Count(boundary => boundary < value);
}
