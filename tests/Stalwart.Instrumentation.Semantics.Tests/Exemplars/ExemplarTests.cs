using System.Diagnostics;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>Which records become exemplars, and of which series, while exemplars are enabled.</summary>
[Collection(TripEventsGroup.Name)]
public sealed class ExemplarTests : IDisposable
{
    public ExemplarTests() => TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = true });

    public void Dispose() => TripEvents.Catalogue.Apply(new EventPolicy());

    [Fact]
    public void Counter_keeps_its_last_record_under_a_sampled_activity()
    {
        long before = Seen();
        DateTime start = DateTime.UtcNow;
        Under(TripEvents.Trip.Seen);
        using var last = new Sampled();
        TripEvents.Trip.Seen();
        using (new Sampled(isRecorded: false))
        {
            TripEvents.Trip.Seen();
        }

        Exemplar exemplar = Of("trip.seen")!.Value;
        Assert.True(last.IsOf(exemplar));
        Assert.Equal(1, exemplar.Value);
        Assert.InRange(exemplar.Time, start, DateTime.UtcNow);
        Assert.Equal(DateTimeKind.Utc, exemplar.Time.Kind);
        Assert.Equal(3, Seen() - before);
    }

    [Theory]
    [InlineData(false, ActivityIdFormat.W3C)]
    [InlineData(true, ActivityIdFormat.Hierarchical)]
    public void Record_under_an_activity_that_is_unsampled_or_has_other_ids_is_counted_without_an_exemplar(
        bool isRecorded, ActivityIdFormat format)
    {
        long before = Seen();
        using (new Sampled(isRecorded, format))
        {
            TripEvents.Trip.Seen();
        }

        Assert.Equal(1, Seen() - before);
        Assert.Null(Of("trip.seen"));
    }

    [Fact]
    public void Record_without_an_activity_is_counted_without_an_exemplar()
    {
        long before = Seen();
        TripEvents.Trip.Seen();
        Assert.Equal(1, Seen() - before);
        Assert.Null(Of("trip.seen"));
    }

    [Fact]
    public void Each_series_keeps_its_own_exemplar()
    {
        using var slow = new Sampled();
        TripEvents.Trip.Sorted(TripSortedLane.Slow, "Bonn");
        TripEvents.Trip.Moved(5, TripMovedLane.Slow);
        using var fast = new Sampled();
        TripEvents.Trip.Sorted(TripSortedLane.Fast, "Bonn");
        TripEvents.Trip.Moved(7, TripMovedLane.Fast);
        Assert.True(slow.IsOf(Of("trip.sorted", "slow", "Bonn")));
        Assert.True(fast.IsOf(Of("trip.sorted", "fast", "Bonn")));
        Assert.Null(Of("trip.sorted", "other", "Bonn"));
        foreach (string metric in (string[])["trip.size", "trip.data"])
        {
            Assert.True(slow.IsOf(Of(metric, "slow")));
            Assert.Equal((5, 7), (Of(metric, "slow")!.Value.Value, Of(metric, "fast")!.Value.Value));
        }
    }

    [Fact]
    public void Tags_of_a_series_that_were_read_before_its_first_value_are_those_of_the_value()
    {
        CatalogueReading reading = TripEvents.Catalogue.NewReading();
        reading.Take();
        int noted = Enumerable.Range(0, reading.Count).Single(metric => reading.Metric(metric).Name == "trip.noted");
        Assert.Equal("other", reading.Tags(noted, 0).Single().Value);
        TripEvents.Trip.Noted("Bonn");
        Assert.Equal("Bonn", reading.Tags(noted, 0).Single().Value);
        Assert.Equal(1, TripEvents.Catalogue.Snapshot().Value("trip.noted", ("spot", "Bonn")));
    }

    [Fact]
    public void Rejected_value_does_not_become_an_exemplar()
    {
        using var activity = new Sampled();
        TripEvents.Trip.Moved(-5, TripMovedLane.Slow);
        TripEvents.Trip.Closed(TimeSpan.FromSeconds(-1));
        TripEvents.Trip.Weighed(double.PositiveInfinity, 0);
        TripEvents.Trip.Weighed(-1, 0);
        Assert.Null(Of("trip.size", "slow"));
        Assert.Null(Of("trip.data", "slow"));
        Assert.Null(Of("trip.time"));
        Assert.Null(Of("trip.weight"));
    }

    [Fact]
    public void Up_down_counters_and_gauges_have_no_exemplars()
    {
        using var activity = new Sampled();
        TripEvents.Trip.Opened();
        TripEvents.Trip.Closed(TimeSpan.FromSeconds(2));
        TripEvents.Trip.Weighed(1, 10);
        Assert.Null(Of("trip.open"));
        Assert.Null(Of("trip.level"));
        Assert.True(activity.IsOf(Of("trip.opened")));
        Assert.Equal(2, Of("trip.time")!.Value.Value);
    }

    [Fact]
    public void Event_that_feeds_gauges_only_stays_on_the_fast_path()
    {
        byte[] gates = TripEvents.Catalogue.Engine.Gates;
        TripEvents.Trip.Measured(1);
        Assert.Equal(1, gates[TripEvents.Catalogue.Events.TakeWhile(item => item.Name != "trip.measured").Count()]);
        Assert.Equal(9, gates[TripEvents.Catalogue.Events.TakeWhile(item => item.Name != "trip.seen").Count()]);
    }

    [Fact]
    public void Call_with_a_count_keeps_the_amount_that_it_added()
    {
        long before = new TripEvents.Totals().TripLoaded();
        double weight = new TripEvents.Totals().TripWeight();
        using var activity = new Sampled();
        TripEvents.Trip.Loaded(3);
        TripEvents.Local().Trip.Loaded(4);
        Assert.Equal((4, 8), (Of("trip.loaded")!.Value.Value, Of("trip.weight")!.Value.Value));
        var after = new TripEvents.Totals();
        Assert.Equal((7, 14.0), (after.TripLoaded() - before, after.TripWeight() - weight));
    }

    [Fact]
    public void Exemplar_of_a_call_with_a_count_saturates_instead_of_overflowing()
    {
        using var activity = new Sampled();
        TripEvents.Trip.Renewed(long.MaxValue);
        TripEvents.Trip.Renewed(long.MaxValue);
        Assert.Equal(long.MaxValue, new TripEvents.Totals().TripRenewed());
        Assert.Equal(long.MaxValue, new TripEvents.Totals().TripShares());
    }

    [Fact]
    public void Local_recorder_keeps_exemplars()
    {
        long before = Seen();
        TripEvents.LocalEvents events = TripEvents.Local();
        using var activity = new Sampled();
        events.Trip.Seen();
        events.Trip.Closed(TimeSpan.FromSeconds(3));
        Assert.True(activity.IsOf(Of("trip.seen")));
        Assert.Equal(3, Of("trip.time")!.Value.Value);
        Assert.Equal(1, Seen() - before);
    }

    [Fact]
    public void Scope_keeps_the_activity_that_is_current_when_it_records()
    {
        using var activity = new Sampled();
        using (TripEvents.Trip.MeasureClosed())
        {
        }

        Assert.True(activity.IsOf(Of("trip.time")));
    }

    [Fact]
    public void Deprecated_event_keeps_exemplars()
    {
        using var activity = new Sampled();
#pragma warning disable CS0618 // The deprecated method is under test.
        TripEvents.Trip.Renamed();
#pragma warning restore CS0618
        Assert.True(activity.IsOf(Of("trip.renamed")));
    }

    [Fact]
    public void Catalogue_without_a_local_recorder_keeps_exemplars()
    {
        WithoutLocalEvents.Catalogue.Apply(new EventPolicy { Exemplars = true });
        using var activity = new Sampled();
        WithoutLocalEvents.Local.Taken();
        Assert.True(activity.IsOf(ExemplarReader.Of(WithoutLocalEvents.Catalogue, "local.taken")));
        Assert.Equal(1, WithoutLocalEvents.Catalogue.Snapshot().Value("local.taken"));
    }

    [Fact]
    public void Disabled_event_is_neither_counted_nor_kept_but_counts_in_up_down_counters()
    {
        (long opened, long open) = (new TripEvents.Totals().TripOpened(), new TripEvents.Totals().TripOpen());
        TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = true, DisabledEvents = ["trip.opened"] });
        using var activity = new Sampled();
        TripEvents.Trip.Opened(3);
        TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = true });
        Assert.Equal((0, 3), (new TripEvents.Totals().TripOpened() - opened, new TripEvents.Totals().TripOpen() - open));
        Assert.Null(Of("trip.opened"));
    }

    private static void Under(Action record)
    {
        using var activity = new Sampled();
        record();
    }

    private static long Seen() => new TripEvents.Totals().TripSeen();

    private static Exemplar? Of(string metric, params string[] tags) => ExemplarReader.Of(TripEvents.Catalogue, metric, tags);
}
