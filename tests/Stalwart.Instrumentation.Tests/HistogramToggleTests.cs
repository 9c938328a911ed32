using System.Diagnostics.Tracing;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.Tests;

/// <summary>Histograms that are turned off and on while threads record: listeners are given what the cells count.</summary>
public class HistogramToggleTests
{
    [Fact]
    public void Records_made_while_histograms_are_published_one_after_another_all_reach_the_listener()
    {
        using var test = new HistogramCatalogue(17);
        test.TurnOff();
        test.Published = () =>
        {
            for (int i = 0; i < 17; i++)
            {
                test.Record(i, 1);
            }
        };
        test.TurnOn();
        test.Published();
        Assert.True(test.Counted >= 17);
        Assert.Equal(test.Counted, test.HeardCount);
    }

    [Fact]
    public void Record_whose_gate_closed_after_it_was_read_reaches_the_listener_when_the_histogram_is_on_again()
    {
        using var test = new HistogramCatalogue(1);
        test.TurnOff();
        test.RecordInFlight(0, 1);
        Assert.Equal(0, test.HeardCount);
        test.TurnOn();
        Assert.Equal((1, 1), (test.Counted, test.HeardCount));
    }

    [Fact]
    public void Values_recorded_while_a_histogram_waits_for_its_collector_keep_count_sum_minimum_maximum_and_buckets()
    {
        const int Records = 150_000;
        using var test = new HistogramCatalogue(1);
        using CollectionScope collector = test.Collector();
        var heard = new List<double>();
        test.Heard = heard.Add;
        test.TurnOff();
        test.TurnOn();
        double[] values = [.. Enumerable.Range(0, Records).Select(i => i % 20 / 1.25)];
        Array.ForEach(values, value => test.Record(0, value));
        Assert.Empty(heard);

        collector.Run(() => 0);
        Assert.Equal(Records, heard.Count);
        Assert.Equal(values.Sum(), heard.Sum(), 1e-4);
        Assert.Equal((values.Min(), values.Max()), (heard.Min(), heard.Max()));
        Assert.Equal(Buckets(values), Buckets(heard));
        test.Record(0, 1);
        Assert.Equal(Records + 1, heard.Count);

        static int[] Buckets(IReadOnlyCollection<double> values) =>
            [values.Count(value => value <= 1), values.Count(value => value is > 1 and <= 10), values.Count(value => value > 10)];
    }

    [Fact]
    public void Histogram_that_waits_comes_back_when_its_collector_is_gone()
    {
        using var test = new HistogramCatalogue(1);
        using CollectionScope collector = test.Collector();
        test.TurnOff();
        test.TurnOn();
        test.Record(0, 1);
        Assert.Equal(0, test.HeardCount);
        collector.Dispose();
        Assert.Equal(1, test.HeardCount);
    }

    [Fact]
    public void Values_that_a_waiting_histogram_has_no_room_for_are_reported()
    {
        const int Room = 10_000_000;
        using var test = new HistogramCatalogue(1);
        using CollectionScope collector = test.Collector();
        using var hearing = new Hearing();
        test.TurnOff();
        test.TurnOn();
        for (int i = 0; i < Room + 3; i++)
        {
            test.Record(0, 1);
        }

        collector.Run(() => 0);
        Assert.Equal((Room + 3, Room), (test.Counted, test.HeardCount));
        Assert.Equal([("h0", 3L)], hearing.Dropped);
    }

    [Fact]
    public void Histogram_can_be_turned_off_and_recorded_by_other_threads_while_it_is_published()
    {
        using var test = new HistogramCatalogue(2);
        test.TurnOff();
        test.Published = () =>
        {
            test.Published = null;
            var other = new Thread(() =>
            {
                test.RecordInFlight(0, 1);
                test.RecordInFlight(1, 1);
                test.TurnOff();
            });
            other.Start();
            other.Join();
        };
        test.TurnOn();
        Assert.False(test.Catalogue.IsEnabled("h0"));
        test.TurnOn();
        test.Record(0, 1);
        Assert.Equal((3, 3), (test.Counted, test.HeardCount));
    }

    [Fact]
    public void Toggles_under_full_load_lose_at_most_the_one_record_that_each_thread_has_in_flight()
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

            // Every thread or none has recorded since: the next toggle meets them at work.
            long before = test.HeardCount;
            SpinWait.SpinUntil(() => test.HeardCount > before + Histograms);
        }

        stop.Cancel();
        Array.ForEach(threads, thread => thread.Join());
        test.TurnOff();
        test.TurnOn();
        Assert.InRange(test.Counted - test.HeardCount, 0, Threads * Toggles);
    }

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
