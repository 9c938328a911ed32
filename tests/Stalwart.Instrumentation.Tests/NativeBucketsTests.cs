using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.Tests;

public class NativeBucketsTests
{
    [Fact]
    public void Bucket_is_the_first_whose_boundary_is_not_below_the_value()
    {
        var random = new Random(31);
        double[] boundaries = NativeBuckets.Boundaries;
        double[] values =
        [
            .. boundaries,
            .. boundaries.Select(double.BitIncrement),
            .. boundaries.Select(double.BitDecrement),
            .. Enumerable.Range(0, 20_000).Select(_ => Math.ScaleB(random.NextDouble(), random.Next(-40, 50))),
            0,
            -0.0 + 0,
            double.Epsilon,
            double.MaxValue,
        ];
        Assert.All(values, value => Assert.Equal(boundaries.Count(boundary => boundary < value), NativeBuckets.Find(value)));
    }

    [Fact]
    public void Native_boundaries_are_those_of_schema_3()
    {
        Assert.Equal(NativeBuckets.Count - 1, NativeBuckets.Boundaries.Length);
        Assert.Equal((NativeBuckets.ZeroThreshold, Math.Pow(2, -26)), (NativeBuckets.Boundaries[0], NativeBuckets.ZeroThreshold));
        Assert.All(
            NativeBuckets.Boundaries,
            (boundary, i) => Assert.Equal(Math.Pow(2, (NativeBuckets.FirstIndex + i) / 8.0), boundary, boundary * 1e-14));
        Assert.Contains(1, NativeBuckets.Boundaries);
        Assert.Contains(1024, NativeBuckets.Boundaries);
    }

    [Fact]
    public void Native_histogram_rejects_negative_values_and_counts_them()
    {
        using var test = new HistogramCatalogue(1, isNative: true);
        test.Record(0, -1);
        test.Record(0, 0);
        test.Record(0, 5);
        SeriesSnapshot series = test.Catalogue.Snapshot().Series.Single();
        Assert.Equal((2, 5, 0, 5), (series.Count, series.Value, series.Min, series.Max));
        Assert.Equal((1, 1), (test.Catalogue.Engine.RejectedValues, series.NativeBuckets[0]));
        Assert.Equal(1, series.NativeBuckets[NativeBuckets.Find(5)]);
        Assert.Equal(2, series.NativeBuckets.Sum());
        Assert.Equal(2, test.HeardCount);
    }

    [Fact]
    public void Quantile_of_a_native_histogram_is_within_a_bucket_of_the_truth()
    {
        using var test = new HistogramCatalogue(1, isNative: true);
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, 5000).Select(_ => Math.Exp(random.NextDouble() * 12) / 1000).Order()];
        Array.ForEach(values, value => test.Record(0, value));
        SeriesSnapshot series = test.Catalogue.Snapshot().Series.Single();
        foreach (double quantile in (double[])[0.01, 0.5, 0.9, 0.99, 0.999])
        {
            double truth = values[(int)(quantile * values.Length)];
            Assert.InRange(series.Quantile(quantile) / truth, 0.9, 1.1);
        }
    }

    [Fact]
    public void Values_of_a_native_histogram_without_boundaries_reach_a_later_pipeline_in_their_buckets()
    {
        MetricDescriptor metric = new("h0", MetricKind.Histogram, "s", "A time", [], 0, isNative: true);
        var catalogue = new EventCatalogue("test-" + Guid.NewGuid().ToString("N"), null, [], [metric]);
        double[] values = [.. Enumerable.Range(1, 1000).Select(i => i * i / 100.0)];
        Array.ForEach(values, value => catalogue.Engine.Record("h0", value));
        var heard = new List<double>();
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == catalogue.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => heard.Add(value));
        listener.Start();
        new PipelineCollection([catalogue]).Run(() => 0);
        Assert.Equal(Buckets(values), Buckets(heard));
        Assert.Equal((values[0], values[^1]), (heard.Min(), heard.Max()));
        Assert.Equal(values.Sum(), heard.Sum(), values.Sum() * 1e-9);

        static int[] Buckets(IEnumerable<double> values) => [.. values.Select(NativeBuckets.Find).Order()];
    }
}
