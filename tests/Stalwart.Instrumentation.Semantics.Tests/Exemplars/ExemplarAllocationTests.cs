namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>No record allocates while exemplars are kept.</summary>
[Collection(TripEventsGroup.Name)]
public sealed class ExemplarAllocationTests : IDisposable
{
    public ExemplarAllocationTests() => TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = true });

    public void Dispose() => TripEvents.Catalogue.Apply(new EventPolicy());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Record_under_an_activity_allocates_nothing(bool isSampled)
    {
        using var activity = new Sampled(isSampled);
        Allocate();

        // A garbage collection caused by another thread adds the rest of this thread's buffer, but not every time, as records would.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocate()));
    }

    [Fact]
    public void Record_without_an_activity_allocates_nothing()
    {
        Allocate();
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocate()));
    }

    private static long Allocate()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        TripEvents.LocalEvents events = TripEvents.Local();
        for (int i = 0; i < 1000; i++)
        {
            TripEvents.Trip.Seen();
            TripEvents.Trip.Seen(5);
            TripEvents.Trip.Sorted(TripSortedLane.Fast, "Bonn");
            TripEvents.Trip.Opened();
            events.Trip.Closed(TimeSpan.FromSeconds(1));
            events.Trip.Moved(7, TripMovedLane.Slow);
            TripEvents.Trip.Loaded();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
