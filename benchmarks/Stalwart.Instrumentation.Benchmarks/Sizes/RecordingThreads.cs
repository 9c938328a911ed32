using Stalwart.Instrumentation.Benchmarks.Ratios;

namespace Stalwart.Instrumentation.Benchmarks.Sizes;

/// <summary>Threads that live while they record into the reference catalogue.</summary>
internal static class RecordingThreads
{
    /// <summary>Returns how much more memory is resident, per thread, when each of some idle threads has recorded three events.</summary>
    /// <param name="count">How many threads.</param>
    public static long ResidentBytes(int count)
    {
        Record();
        using var record = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        using var started = new CountdownEvent(count);
        using var recorded = new CountdownEvent(count);
        Thread[] threads =
        [
            .. Enumerable.Range(0, count).Select(_ => new Thread(
                () =>
                {
                    started.Signal();
                    record.Wait();
                    Record();
                    recorded.Signal();
                    end.Wait();
                },
                maxStackSize: 256 * 1024)),
        ];
        Array.ForEach(threads, thread => thread.Start());
        started.Wait();
        long before = Environment.WorkingSet;
        record.Set();
        recorded.Wait();
        long after = Environment.WorkingSet;
        end.Set();
        Array.ForEach(threads, thread => thread.Join());
        return (after - before) / count;
    }

    private static void Record()
    {
        Loops.Plain(1);
        Loops.ThreeTags(1);
        Loops.UpDown(1);
    }
}
