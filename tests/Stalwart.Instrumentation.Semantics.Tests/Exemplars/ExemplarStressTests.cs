using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>
/// Threads record with and without sampled activities while exemplars, an event and a capture are toggled: totals are exact.
/// </summary>
[Collection(TripEventsGroup.Name)]
public sealed class ExemplarStressTests : IDisposable
{
    private const int Threads = 4;
    private const int Turns = 100_000;

    public void Dispose() => TripEvents.Catalogue.Apply(new EventPolicy());

    [Fact]
    public async Task Totals_are_exact_while_exemplars_and_events_are_toggled()
    {
        (long seen, long loaded, long data, long open) = Read();
        using var stop = new CancellationTokenSource();
        Task[] others = [Task.Run(() => Repeat(Toggle, stop.Token)), Task.Run(() => Repeat(Capture, stop.Token))];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() => Record(number)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        await stop.CancelAsync();
        await Task.WhenAll(others);
        TripEvents.Catalogue.Apply(new EventPolicy());
        const long All = (long)Threads * Turns;
        Assert.Equal((All, 3 * All, 7 * All, 2 * All), Difference(Read(), (seen, loaded, data, open)));
    }

    [Fact]
    public void Last_record_of_a_series_by_any_thread_is_its_exemplar()
    {
        TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = true });
        for (int round = 0; round < 20; round++)
        {
            var threads = new List<Thread>();
            var activities = new Sampled[Threads];
            for (int i = 0; i < Threads; i++)
            {
                int number = i;
                threads.Add(new Thread(() =>
                {
                    using var activity = new Sampled();
                    activities[number] = activity;
                    for (int turn = 0; turn < 1000; turn++)
                    {
                        TripEvents.Trip.Seen();
                    }
                }));
            }

            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            Exemplar? exemplar = ExemplarReader.Of(TripEvents.Catalogue, "trip.seen");
            Assert.Contains(activities, activity => activity.IsOf(exemplar));
        }
    }

    private static void Record(int number)
    {
        var random = new Random(number);
        TripEvents.LocalEvents events = TripEvents.Local();
        for (int left = Turns; left > 0;)
        {
            using Sampled? activity = random.Next(4) == 0 ? null : new Sampled(random.Next(2) == 0);
            for (int turn = random.Next(1, 100); turn > 0 && left > 0; turn--, left--)
            {
                TripEvents.Trip.Seen();
                events.Trip.Loaded(3);
                TripEvents.Trip.Moved(7, TripMovedLane.Fast);
                TripEvents.Trip.Opened(3);
                events.Trip.Closed(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Up-down-counters must not miss a record of an event that is disabled during it.</summary>
    private static void Toggle()
    {
        int choice = Random.Shared.Next(4);
        TripEvents.Catalogue.Apply(new EventPolicy
        {
            Exemplars = (choice & 1) != 0,
            DisabledEvents = (choice & 2) != 0 ? ["trip.opened", "trip.closed"] : [],
        });
    }

    private static void Capture()
    {
        using EventCapture capture = EventCapture.Start(TripEvents.Catalogue);
        Thread.Yield();
    }

    private static void Repeat(Action action, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            action();
        }
    }

    private static (long Seen, long Loaded, long Data, long Open) Read()
    {
        var totals = new TripEvents.Totals();
        return (totals.TripSeen(), totals.TripLoaded(), totals.TripData(TripMovedLane.Fast), totals.TripOpen());
    }

    private static (long Seen, long Loaded, long Data, long Open) Difference(
        (long Seen, long Loaded, long Data, long Open) after, (long Seen, long Loaded, long Data, long Open) before) =>
        (after.Seen - before.Seen, after.Loaded - before.Loaded, after.Data - before.Data, after.Open - before.Open);
}
