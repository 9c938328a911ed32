using System.Diagnostics.Tracing;
using Stalwart.Instrumentation.SelfTelemetry;

namespace Stalwart.Instrumentation.Tests;

/// <summary>Gauge callbacks that read gauges: each reading ends, and every gauge outside its own callback has its value.</summary>
public class NestedGaugeTests
{
    [Fact]
    public void Gauge_has_no_value_inside_its_own_callback_and_its_value_outside()
    {
        EventCatalogue catalogue = WithGauges("a", "b");
        catalogue.GetGauge("b").Set(3);
        string[] inside = [];
        using IDisposable a = catalogue.GetGauge("a").Observe(() =>
        {
            EventSnapshot snapshot = catalogue.Snapshot();
            inside = [.. snapshot.Series.Select(series => series.Metric.Name)];
            return 2 * snapshot.Value("b");
        });
        Assert.Equal(6, catalogue.Snapshot().Value("a"));
        Assert.Equal(["b"], inside);
        Assert.Equal(6, catalogue.Snapshot().Value("a"));
    }

    [Fact]
    public void Gauges_of_two_catalogues_that_read_each_other_both_have_values()
    {
        EventCatalogue one = WithGauges("a"), other = WithGauges("b");
        using IDisposable a = one.GetGauge("a").Observe(() => 1 + other.Snapshot().Series.Sum(series => series.Value));
        using IDisposable b = other.GetGauge("b").Observe(() => 10 + one.Snapshot().Series.Sum(series => series.Value));
        Assert.Equal(11, one.Snapshot().Value("a"));
        Assert.Equal(11, other.Snapshot().Value("b"));
    }

    [Fact]
    public void Gauges_that_all_read_all_gauges_run_each_callback_once_per_reading()
    {
        const int Gauges = 200;
        EventCatalogue catalogue = WithGauges([.. Enumerable.Range(0, Gauges).Select(i => $"g{i}")]);
        int calls = 0;
        foreach (MetricDescriptor metric in catalogue.Metrics)
        {
            catalogue.GetGauge(metric.Name).Observe(() =>
            {
                calls++;
                return 1 + (0 * catalogue.Snapshot().Series.Count);
            });
        }

        Assert.Equal(Gauges, catalogue.Snapshot().Series.Count);
        Assert.Equal(Gauges * Gauges, calls);
    }

    [Fact]
    public void Gauge_has_its_value_on_another_thread_while_its_callback_runs()
    {
        EventCatalogue catalogue = WithGauges("a");
        int calls = 0;
        double? other = null;
        using IDisposable a = catalogue.GetGauge("a").Observe(() =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                var thread = new Thread(() => other = catalogue.Snapshot().Value("a"));
                thread.Start();
                thread.Join();
            }

            return 5;
        });
        Assert.Equal(5, catalogue.Snapshot().Value("a"));
        Assert.Equal(5, other);
    }

    [Fact]
    public void Gauge_whose_callback_threw_is_read_again_the_next_time()
    {
        EventCatalogue catalogue = WithGauges("a", "b");
        int calls = 0;
        using IDisposable b = catalogue.GetGauge("b").Observe(() => catalogue.Snapshot().Series.Count);
        using IDisposable a = catalogue.GetGauge("a").Observe(() =>
            catalogue.Snapshot().Series.Count + (++calls <= 2 ? throw new InvalidOperationException("not yet") : 7));
        Assert.Equal(["b"], catalogue.Snapshot().Series.Select(series => series.Metric.Name));
        Assert.Equal(8, catalogue.Snapshot().Value("a"));
    }

    [Fact]
    public void Snapshot_in_an_event_listener_of_a_failed_callback_completes()
    {
        EventCatalogue catalogue = WithGauges("a");
        int heard = 0;
        using IDisposable a = catalogue.GetGauge("a").Observe(() => throw new InvalidOperationException(catalogue.MeterName));
        using var listener = new Hearing(catalogue.MeterName, () =>
        {
            heard++;
            Assert.Empty(catalogue.Snapshot().Series);
        });
        Assert.Empty(catalogue.Snapshot().Series);
        Assert.Equal(1, heard);
    }

    private static EventCatalogue WithGauges(params string[] names) => new(
        "test-" + Guid.NewGuid().ToString("N"),
        null,
        [],
        [.. names.Select((name, i) => new MetricDescriptor(name, MetricKind.Gauge, "", "A gauge", [], i))]);

    private sealed class Hearing(string reason, Action heard) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == InstrumentationEventSource.SourceName)
            {
                EnableEvents(eventSource, System.Diagnostics.Tracing.EventLevel.Warning);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.Payload?.Contains(reason) == true)
            {
                heard();
            }
        }
    }
}
