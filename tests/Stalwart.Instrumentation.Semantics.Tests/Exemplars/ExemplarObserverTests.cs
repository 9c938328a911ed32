using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>Captures and listeners see each record once, and may record themselves, while exemplars are kept.</summary>
[Collection(TripEventsGroup.Name)]
public sealed class ExemplarObserverTests : IDisposable
{
    private readonly Sampled activity = new();

    public ExemplarObserverTests() => TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = true });

    public void Dispose()
    {
        activity.Dispose();
        TripEvents.Catalogue.Apply(new EventPolicy());
    }

    [Fact]
    public void Capture_sees_each_record_once()
    {
        using var capture = EventCapture.Start(TripEvents.Catalogue);
        TripEvents.Trip.Seen();
        TripEvents.Local().Trip.Seen(5);
        TripEvents.Trip.Moved(5, TripMovedLane.Fast);
        using (new Sampled(isRecorded: false))
        {
            TripEvents.Trip.Seen();
        }

        Assert.Equal("trip.seen\ntrip.seen ×5\ntrip.moved size=5 lane=fast\ntrip.seen", capture.ToString());
        Assert.True(activity.IsOf(ExemplarReader.Of(TripEvents.Catalogue, "trip.size", "fast")));
    }

    [Fact]
    public void Listener_of_a_histogram_may_record_the_same_event()
    {
        using var capture = EventCapture.Start(TripEvents.Catalogue);
        using var inner = new Sampled();
        int left = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "semantics-exemplars" && instrument.Name == "trip.time")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) =>
        {
            if (left-- > 0)
            {
                TripEvents.Trip.Closed(TimeSpan.FromSeconds(left));
            }
        });
        listener.Start();
        left = 2;
        long closed = new TripEvents.Totals().TripClosed(), open = new TripEvents.Totals().TripOpen();
        (long count, double sum) = Time();
        TripEvents.Trip.Closed(TimeSpan.FromSeconds(7));
        Assert.Equal([7.0, 1.0, 0.0], capture.Records.Select(record => ((TimeSpan)record["elapsed"]!).TotalSeconds));
        Assert.Equal(3, Time().Count - count);
        Assert.Equal(8, Time().Sum - sum, 6);
        Assert.Equal((3, -3), (new TripEvents.Totals().TripClosed() - closed, new TripEvents.Totals().TripOpen() - open));
        Assert.Equal(7, ExemplarReader.Of(TripEvents.Catalogue, "trip.time")!.Value.Value);
    }

    [Fact]
    public void Listener_of_a_full_tag_may_record_the_same_event()
    {
        using var capture = EventCapture.Start(TripEvents.Catalogue);
        using var listener = new FullTag(() => TripEvents.Trip.Stamped("a"));
        TripEvents.Trip.Stamped("a");
        TripEvents.Trip.Stamped("b");
        Assert.Equal("trip.stamped place=a\ntrip.stamped place=b\ntrip.stamped place=a", capture.ToString());
        EventSnapshot snapshot = TripEvents.Catalogue.Snapshot();
        Assert.Equal((2, 1), (snapshot.Value("trip.stamped", ("place", "a")), snapshot.Value("trip.stamped", ("place", "other"))));
        Assert.True(activity.IsOf(ExemplarReader.Of(TripEvents.Catalogue, "trip.stamped", "other")));
    }

    [Fact]
    public void Record_is_observed_once_and_balanced_when_its_event_is_disabled_during_it()
    {
        (long opened, long open) = (new TripEvents.Totals().TripOpened(), new TripEvents.Totals().TripOpen());
        var observer = new Disabling("trip.opened");
        TripEvents.Catalogue.Attach(observer);
        TripEvents.Trip.Opened(3);
        TripEvents.Catalogue.Detach(observer);
        TripEvents.Catalogue.Apply(new EventPolicy());
        Assert.Equal(1, observer.Count);
        Assert.Equal((0, 3), (new TripEvents.Totals().TripOpened() - opened, new TripEvents.Totals().TripOpen() - open));
    }

    private static (long Count, double Sum) Time()
    {
        HistogramTotal time = new TripEvents.Totals().TripTime();
        return (time.Count, time.Sum);
    }

    /// <summary>Disables an event when it sees a record of it: after the gate was read, and before the cells are written.</summary>
    private sealed class Disabling(string name) : EventObserver
    {
        public int Count { get; private set; }

        public override void OnRecorded(EventDescriptor item, KeyValuePair<string, object?>[] values, long count)
        {
            Count++;
            TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = true, DisabledEvents = [name] });
        }

        public override void OnSet(MetricDescriptor gauge, double value, KeyValuePair<string, object?>[] tags)
        {
        }
    }

    /// <summary>Records when it is notified of a full tag.</summary>
    private sealed class FullTag(Action record) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Stalwart-Instrumentation")
            {
                EnableEvents(eventSource, System.Diagnostics.Tracing.EventLevel.LogAlways);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.Payload?.Contains("place") == true)
            {
                record();
            }
        }
    }
}
