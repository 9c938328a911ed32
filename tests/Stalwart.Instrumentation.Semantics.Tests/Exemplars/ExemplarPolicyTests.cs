using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>How exemplars are enabled and disabled, and what remains of them.</summary>
[Collection(TripEventsGroup.Name)]
public sealed class ExemplarPolicyTests : IDisposable
{
    private readonly Sampled activity = new();

    public void Dispose()
    {
        activity.Dispose();
        TripEvents.Catalogue.Apply(new EventPolicy());
    }

    [Fact]
    public void Catalogue_keeps_no_exemplars_by_default()
    {
        TripEvents.Catalogue.Apply(new EventPolicy());
        TripEvents.Trip.Seen();
        Assert.Null(TripEvents.Catalogue.Engine.Source.Exemplars);
        Assert.Null(Of("trip.seen"));
    }

    [Fact]
    public void Exemplars_are_removed_when_they_are_disabled()
    {
        Turn(isOn: true);
        TripEvents.Trip.Seen();
        Assert.True(activity.IsOf(Of("trip.seen")));
        Turn(isOn: false);
        TripEvents.Trip.Seen();
        Assert.Null(Of("trip.seen"));
        Turn(isOn: true);
        Assert.Null(Of("trip.seen"));
        TripEvents.Trip.Seen();
        Assert.True(activity.IsOf(Of("trip.seen")));
    }

    [Fact]
    public void Exemplars_are_kept_when_another_policy_enables_them_too()
    {
        Turn(isOn: true);
        TripEvents.Trip.Seen();
        TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = true, DisabledEvents = ["trip.opened"] });
        Assert.True(activity.IsOf(Of("trip.seen")));
    }

    [Fact]
    public void Exemplars_are_kept_while_any_policy_owner_enables_them()
    {
        object first = new(), second = new();
        TripEvents.Catalogue.Apply(first, new EventPolicy());
        TripEvents.Catalogue.Apply(second, new EventPolicy { Exemplars = true });
        TripEvents.Trip.Seen();
        Assert.True(activity.IsOf(Of("trip.seen")));
        TripEvents.Catalogue.Release(second);
        Assert.Null(Of("trip.seen"));
        TripEvents.Catalogue.Release(first);
    }

    [Fact]
    public void Reading_keeps_the_exemplars_that_it_has_taken()
    {
        Turn(isOn: true);
        TripEvents.Trip.Seen();
        CatalogueReading reading = TripEvents.Catalogue.NewReading();
        reading.Take();
        using (new Sampled())
        {
            TripEvents.Trip.Seen();
        }

        Turn(isOn: false);
        int metric = Enumerable.Range(0, reading.Count).Single(i => reading.Metric(i).Name == "trip.seen");
        Assert.True(reading.TryGetExemplar(metric, 0, out Exemplar exemplar));
        Assert.True(activity.IsOf(exemplar));
        reading.Take();
        Assert.False(reading.TryGetExemplar(metric, 0, out _));
    }

    private static void Turn(bool isOn) => TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = isOn });

    private static Exemplar? Of(string metric) => ExemplarReader.Of(TripEvents.Catalogue, metric);
}
