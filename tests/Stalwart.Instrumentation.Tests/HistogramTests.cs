using System.Diagnostics.Tracing;
using Stalwart.Instrumentation.Publishing;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Tests;

/// <summary>Histograms in cells, and the measurements that listeners of their instruments receive.</summary>
public class HistogramTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 150_000).Select(i => i % 20 / 1.25)];

    public static TheoryData<double[]> FewValues => new((double[][])
        [[0.5], [-4, -4, 0.5], [11, 500, 12, 12], [1, 1, 1, 10, 10], [0, 1e300, 1e-300]]);

    [Fact]
    public void Snapshot_has_buckets_sum_and_extremes_with_and_without_listeners()
    {
        using var test = new HistogramCatalogue(1, isListening: false);
        Array.ForEach(Values, value => test.Record(0, value));
        test.Listen();
        test.Record(0, 100);
        SeriesSnapshot series = test.Catalogue.Snapshot().Series.Single();
        Assert.Equal([.. Buckets([.. Values, 100])], series.Buckets);
        Assert.Equal((Values.Length + 1, 0, 100), (series.Count, series.Min, series.Max));
        Assert.Equal(Values.Sum() + 100, series.Value, 1e-4);
        Assert.Equal(1, test.HeardCount);
    }

    [Fact]
    public void Snapshot_of_negative_values_has_their_extremes()
    {
        using var test = new HistogramCatalogue(1);
        test.Record(0, -3);
        test.Record(0, -2);
        SeriesSnapshot series = test.Catalogue.Snapshot().Series.Single();
        Assert.Equal((-3, -2, -5), (series.Min, series.Max, series.Value));
    }

    [Fact]
    public void Values_recorded_before_a_pipeline_listens_reach_it_with_count_sum_extremes_and_buckets()
    {
        using var test = new HistogramCatalogue(1, isListening: false);
        Array.ForEach(Values, value => test.Record(0, value));
        var heard = new List<double>();
        test.Heard = heard.Add;
        var collection = new PipelineCollection([test.Catalogue]);
        test.Listen();
        Assert.Empty(heard);
        collection.Run(() => 0);
        Assert.Equal(Values.Length, heard.Count);
        Assert.Equal(Values.Sum(), heard.Sum(), 1e-4);
        Assert.Equal((Values.Min(), Values.Max()), (heard.Min(), heard.Max()));
        Assert.Equal(Buckets(Values), Buckets(heard));

        test.Record(0, 1);
        collection.Run(() => 0);
        new PipelineCollection([test.Catalogue]).Run(() => 0);
        Assert.Equal(Values.Length + 1, heard.Count);
        Assert.Equal(Values.Length + 1, test.Counted);
    }

    [Theory]
    [MemberData(nameof(FewValues))]
    public void Few_values_recorded_before_a_pipeline_listens_reach_it_in_their_buckets(double[] values)
    {
        using var test = new HistogramCatalogue(1, isListening: false);
        Array.ForEach(values, value => test.Record(0, value));
        var heard = new List<double>();
        test.Heard = heard.Add;
        test.Listen();
        new PipelineCollection([test.Catalogue]).Run(() => 0);
        Assert.Equal(Buckets(values), Buckets(heard));
        Assert.Equal((values.Min(), values.Max()), (heard.Min(), heard.Max()));
        Assert.Equal(values.Sum(), heard.Sum(), Math.Max(1e-9, values.Max() * 1e-9));
    }

    [Fact]
    public void Values_beyond_the_replay_limit_are_reported()
    {
        const int Max = 10_000_000;
        using var test = new HistogramCatalogue(1, isListening: false);
        using var hearing = new Hearing();
        for (int i = 0; i < Max + 3; i++)
        {
            test.Record(0, 1);
        }

        test.Listen();
        new PipelineCollection([test.Catalogue]).Run(() => 0);
        Assert.Equal((Max + 3, 0), (test.Counted, test.HeardCount));
        Assert.Equal([("h0", Max + 3L)], hearing.Dropped);
    }

    [Fact]
    public void Listener_that_records_during_the_replay_gets_those_values_too()
    {
        using var test = new HistogramCatalogue(1, isListening: false);
        test.Record(0, 1);
        test.Heard = value =>
        {
            if (value < 2)
            {
                test.Record(0, 2);
                new PipelineCollection([test.Catalogue]).Run(() => 0);
            }
        };
        test.Listen();
        new PipelineCollection([test.Catalogue]).Run(() => 0);
        Assert.Equal((2, 2), (test.Counted, test.HeardCount));
    }

    [Fact]
    public void Values_of_writers_that_share_cells_are_exact()
    {
        const int Threads = 8, Records = 20_000;
        using var test = new HistogramCatalogue(1, isNative: true);
        HistogramRecorder recorder = test.Catalogue.Engine.Histogram("h0");
        Parallel.For(0, Threads, _ =>
        {
            for (int i = 0; i < Records; i++)
            {
                recorder.Record(test.Catalogue.Engine.Cells.Shared, recorder.Metric.FirstCell, i % 16, 0);
            }
        });
        SeriesSnapshot series = test.Catalogue.Snapshot().Series.Single();
        Assert.Equal((Threads * Records, Threads * Records * 7.5, 0, 15), (series.Count, series.Value, series.Min, series.Max));
        Assert.Equal([Threads * Records / 8, Threads * Records * 9 / 16, Threads * Records * 5 / 16], series.Buckets);
        Assert.Equal(Threads * Records, series.NativeBuckets.Sum());
        Assert.Equal(Threads * Records, test.HeardCount);
    }

    [Fact]
    public void Toggles_under_full_load_lose_no_record_for_listeners()
    {
        const int Histograms = 17, Threads = 3, Toggles = 300;
        using var test = new HistogramCatalogue(Histograms);
        using var stop = new CancellationTokenSource();
        using var started = new Barrier(Threads + 1);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            started.SignalAndWait();
            while (!stop.IsCancellationRequested)
            {
                for (int i = 0; i < Histograms; i++)
                {
                    test.Record(i, 1);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        started.SignalAndWait();
        for (int i = 0; i < Toggles; i++)
        {
            test.TurnOff();
            test.TurnOn();

            // Either all threads or none have recorded since, so the next toggle happens while they are active.
            long before = test.HeardCount;
            SpinWait.SpinUntil(() => test.HeardCount > before + Histograms);
        }

        stop.Cancel();
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(test.Counted, test.HeardCount);
    }

    private static int[] Buckets(IReadOnlyCollection<double> values) =>
        [values.Count(value => value <= 1), values.Count(value => value is > 1 and <= 10), values.Count(value => value > 10)];

    private sealed class Hearing : EventListener
    {
        public List<(string Histogram, long Values)> Dropped { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Stalwart-Instrumentation")
            {
                EnableEvents(eventSource, System.Diagnostics.Tracing.EventLevel.Warning);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "HistogramDropped")
            {
                Dropped.Add(((string)eventData.Payload![0]!, (long)eventData.Payload[1]!));
            }
        }
    }
}
