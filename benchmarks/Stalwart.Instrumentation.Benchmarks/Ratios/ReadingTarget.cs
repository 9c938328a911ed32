using System.Diagnostics;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>
/// A reading of the reference catalogue with all series recorded, in the presence of live threads that have each recorded three events.
/// </summary>
internal static class ReadingTarget
{
    private const int Turns = 51;

    public static IReadOnlyList<Target> All { get; } =
    [
        new("ms of a reading, no other thread", TargetKind.Absolute, 0.05, () => (Beside(0), 0)),
        new("ms of a reading, beside 1,000 threads", TargetKind.Absolute, 1, () => (Beside(1000), 0)),
        new("ms of a reading, beside 5,000 threads", TargetKind.Absolute, 5, () => (Beside(5000), 0)),
        new("bytes allocated by a reading", TargetKind.Absolute, 0, () => (Allocated(), 0)),
    ];

    private static double Beside(int count)
    {
        TouchedCatalogue.Touch();
        CatalogueReading reading = MailEvents.Catalogue.NewReading();
        using var end = new ManualResetEventSlim();
        using var begun = new CountdownEvent(count + 1);
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() => Record(begun, end), maxStackSize: 256 * 1024))];
        Array.ForEach(threads, thread => thread.Start());
        begun.Signal();
        begun.Wait();
        double[] times = [.. Enumerable.Range(0, Turns).Select(_ => Time(reading))];
        end.Set();
        Array.ForEach(threads, thread => thread.Join());
        return Clock.Median(times);
    }

    private static double Allocated()
    {
        CatalogueReading reading = MailEvents.Catalogue.NewReading();
        return Clock.Allocated(count =>
        {
            for (int i = 0; i < count / 100; i++)
            {
                reading.Take();
            }
        });
    }

    private static void Record(CountdownEvent begun, ManualResetEventSlim end)
    {
        Loops.Plain(1);
        Loops.ThreeTags(1);
        Loops.UpDown(1);
        begun.Signal();
        end.Wait();
    }

    private static double Time(CatalogueReading reading)
    {
        long start = Stopwatch.GetTimestamp();
        reading.Take();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
