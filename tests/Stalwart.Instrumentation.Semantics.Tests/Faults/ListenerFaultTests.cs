using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;

namespace Stalwart.Instrumentation.Semantics.Tests.Faults;

/// <summary>Listeners of other libraries that throw or record: recording works and loses nothing.</summary>
public sealed class ListenerFaultTests
{
    [Fact]
    public void Records_reach_every_listener_when_one_threw_once_while_the_catalogue_was_published()
    {
        bool hasThrown = false;
        using MeterListener faulty = Start("semantics-once", (_, _) =>
        {
            if (!hasThrown)
            {
                hasThrown = true;
                throw new InvalidOperationException("thrown once");
            }
        });
        using var healthy = new Listening("semantics-once");
        OnceEvents.Things.Ended(TimeSpan.FromSeconds(2));
        OnceEvents.Things.Ended(TimeSpan.FromSeconds(3));
        OnceEvents.Things.Begun();
        OnceEvents.Gauges.ThingsLevel.Set(7);
        healthy.Collect();
        Assert.True(hasThrown);
        Assert.Equal((2, 5.0), healthy["things.time"]);
        Assert.Equal((1, 1.0), healthy["things.begun"]);
        Assert.Equal((1, 2.0), healthy["things.ended"]);
        Assert.Equal((1, 7.0), healthy["things.level"]);
    }

    [Fact]
    public void Records_are_counted_and_later_listeners_notified_when_one_throws_at_every_instrument()
    {
        using MeterListener faulty = Start("semantics-always", (instrument, _) => throw new InvalidOperationException("always thrown"));
        AlwaysEvents.Gauges.ThingsLevel.Set(7);
        AlwaysEvents.Things.Begun();
        AlwaysEvents.Things.Ended(TimeSpan.FromSeconds(2));
        EventSnapshot snapshot = AlwaysEvents.Catalogue.Snapshot();
        Assert.Equal((1, 1), (snapshot.Value("things.begun"), snapshot.Value("things.ended")));

        using var later = new Listening("semantics-always");
        AlwaysEvents.Things.Begun();
        AlwaysEvents.Things.Ended(TimeSpan.FromSeconds(3));
        later.Collect();
        Assert.Equal((1, 3.0), later["things.time"]);
        Assert.Equal((1, 2.0), later["things.begun"]);
        Assert.Equal((1, 7.0), later["things.level"]);

        // After it is disabled and enabled, the histogram's instrument is new.
        AlwaysEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["things.*"] });
        AlwaysEvents.Catalogue.Apply(new EventPolicy());
        AlwaysEvents.Things.Ended(TimeSpan.FromSeconds(4));
        SeriesSnapshot time = AlwaysEvents.Catalogue.Snapshot().Series.Single(series => series.Metric.Name == "things.time");
        Assert.Equal((3, 9.0), (time.Count, time.Value));
        Assert.Equal(["always thrown"], Reasons("semantics-always"));
    }

    [Fact]
    public void Records_made_by_a_listener_while_the_catalogue_is_published_are_not_lost()
    {
        int told = 0;
        using MeterListener recording = Start("semantics-recording", (instrument, _) =>
        {
            told++;
            RecordingEvents.Things.Begun();
            RecordingEvents.Things.Ended(TimeSpan.FromSeconds(1));
            RecordingEvents.Gauges.ThingsLevel.Set(told);
            var other = new Thread(() => RecordingEvents.Things.Ended(TimeSpan.FromSeconds(2)));
            other.Start();
            other.Join();
            Assert.NotEmpty(RecordingEvents.Catalogue.Snapshot().Series);
        });
        using var healthy = new Listening("semantics-recording");
        RecordingEvents.Things.Ended(TimeSpan.FromSeconds(4));
        healthy.Collect();
        Assert.Equal(4, told);
        Assert.Equal((9, 16.0), healthy["things.time"]);
        Assert.Equal((1, 9.0), healthy["things.ended"]);
        Assert.Equal((1, 4.0), healthy["things.begun"]);
        Assert.Equal((1, 4.0), healthy["things.level"]);
        Assert.Empty(Reasons("semantics-recording"));
    }

    [Fact]
    public void Record_does_not_throw_and_is_counted_when_a_listener_throws_at_its_measurement()
    {
        using var healthy = new Listening("semantics-measuring");
        using MeterListener faulty = Start("semantics-measuring", (instrument, self) => self.EnableMeasurementEvents(instrument));
        faulty.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("measured"));
        faulty.MeasurementsCompleted = (_, _) => throw new InvalidOperationException("completed");
        MeasuringEvents.Things.Ended(TimeSpan.FromSeconds(2));
        MeasuringEvents.Things.Ended(TimeSpan.FromSeconds(3));
        Assert.Equal(2, MeasuringEvents.Catalogue.Snapshot().Value("things.ended"));
        SeriesSnapshot time = MeasuringEvents.Catalogue.Snapshot().Series.Single(series => series.Metric.Name == "things.time");
        Assert.Equal((2, 5.0), (time.Count, time.Value));
        Assert.Equal((2, 5.0), healthy["things.time"]);

        MeasuringEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["things.time"] });
        Assert.False(MeasuringEvents.Catalogue.IsEnabled("things.time"));
        MeasuringEvents.Catalogue.Apply(new EventPolicy());
        MeasuringEvents.Things.Ended(TimeSpan.FromSeconds(4));
        Assert.Equal((3, 9.0), healthy["things.time"]);
        Assert.Equal(["measured"], Reasons("semantics-measuring"));

        // The end of a listener also calls it.
        faulty.MeasurementsCompleted = null;
    }

    private static MeterListener Start(string meter, Action<Instrument, MeterListener> published)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == meter)
                {
                    published(instrument, self);
                }
            },
        };
        listener.Start();
        return listener;
    }

    /// <summary>Returns what was reported about a meter's listeners, even if nothing listened at the time.</summary>
    private static string[] Reasons(string meter)
    {
        using var hearing = new Hearing();
        lock (Hearing.Faults)
        {
            return [.. Hearing.Faults.Where(fault => fault.Meter == meter).Select(fault => fault.Reason)];
        }
    }

    private sealed class Hearing : EventListener
    {
        /// <summary>For all tests, because a single report reaches whichever listens first.</summary>
        public static readonly List<(string? Meter, string Reason)> Faults = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Stalwart-Instrumentation")
            {
                EnableEvents(eventSource, System.Diagnostics.Tracing.EventLevel.Warning);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "ListenerFailed")
            {
                lock (Faults)
                {
                    Faults.Add(((string?)eventData.Payload![0], (string)eventData.Payload[1]!));
                }
            }
        }
    }
}
