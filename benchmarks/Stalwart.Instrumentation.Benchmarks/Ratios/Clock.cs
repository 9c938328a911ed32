using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>
/// Times loops on pinned threads, alternating between both sides so that disturbances affect both, and returns the medians of many rounds.
/// </summary>
internal static partial class Clock
{
    private const int Turns = 31;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(12);

    /// <summary>
    /// Returns the nanoseconds per record of each side, on this thread, pinned to the processor with the least interference.
    /// </summary>
    public static (double Ours, double Peer) Compare(Action<int> ours, Action<int> peer) =>
        Compare([ours], [peer], (loops, count) => Time(loops[0], count), pin: () => Pin(Quietest()));

    /// <summary>Returns the nanoseconds per record and thread of each side, with one pinned thread per loop.</summary>
    public static (double Ours, double Peer) CompareThreads(Action<int>[] ours, Action<int>[] peer) => Compare(ours, peer, TimeThreads);

    /// <summary>
    /// Returns the nanoseconds per record and thread of loops that run together, and of one alone, on each of the same processors in turn.
    /// </summary>
    public static (double Together, double Alone) CompareAlone(Action<int>[] together, Action<int> alone) => Compare(
        together,
        [alone],
        (loops, count) => loops.Length > 1
            ? TimeThreads(loops, count)
            : together.Select((_, processor) => TimeThreads(loops, count, processor)).Average());

    /// <summary>
    /// Returns the bytes that a record allocates on its thread. A garbage collection caused by another thread adds the rest of this
    /// thread's buffer, but not every time, as records would.
    /// </summary>
    public static double Allocated(Action<int> loop)
    {
        loop(1000);
        return Enumerable.Range(0, 5).Min(_ => AllocatedOnce(loop));
    }

    private static double AllocatedOnce(Action<int> loop)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        loop(100_000);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100_000.0;
    }

    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    public static void Pin(int processor)
    {
        if (OperatingSystem.IsLinux())
        {
            ulong mask = 1UL << (processor % Environment.ProcessorCount);
            _ = SetAffinity(0, sizeof(ulong), in mask);
        }
    }

    /// <summary>Two virtual processors often belong to two cores, each shared with another machine that may be busy.</summary>
    private static int Quietest() => Enumerable.Range(0, Environment.ProcessorCount).MinBy(processor =>
    {
        Pin(processor);
        return Enumerable.Range(0, 3).Min(_ => Time(Work, 200_000));
    });

    private static void Work(int count)
    {
        uint a = 1, b = 2, c = 3, d = 4;
        for (int i = 0; i < count; i++)
        {
            a = (a * 3) + 1;
            b ^= b << 1;
            c += d >> 1;
            d -= c;
        }

        GC.KeepAlive(a + b + c + d);
    }

    private static (double Ours, double Peer) Compare(
        Action<int>[] ours,
        Action<int>[] peer,
        Func<Action<int>[], int, double> time,
        Action? pin = null)
    {
        int oursCount = Warm(ours, time), peerCount = Warm(peer, time);
        double[] oursTimes = new double[Turns], peerTimes = new double[Turns];
        for (int turn = 0; turn < Turns; turn++)
        {
            pin?.Invoke();
            oursTimes[turn] = time(ours, oursCount);
            peerTimes[turn] = time(peer, peerCount);
        }

        return (Median(oursTimes), Median(peerTimes));
    }

    /// <summary>Runs the loops until they reach the last tier, and returns the number of records that fill a round.</summary>
    private static int Warm(Action<int>[] loops, Func<Action<int>[], int, double> time)
    {
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < 40; i++)
            {
                Array.ForEach(loops, loop => loop(200));
            }

            // Methods are recompiled in the background a tenth of a second after they were last found hot.
            Thread.Sleep(120);
        }

        Array.ForEach(loops, loop => loop(200_000));
        double nanoseconds = time(loops, 100_000);
        return (int)Math.Clamp(Turn.TotalNanoseconds / nanoseconds, 1000, 50_000_000);
    }

    private static double TimeThreads(Action<int>[] loops, int count) => TimeThreads(loops, count, firstProcessor: 0);

    private static double TimeThreads(Action<int>[] loops, int count, int firstProcessor)
    {
        using var start = new Barrier(loops.Length);
        double[] times = new double[loops.Length];
        Thread[] threads = [.. loops.Select((loop, i) => new Thread(() =>
        {
            Pin(firstProcessor + i);
            loop(1000);
            start.SignalAndWait();
            times[i] = Time(loop, count);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return times.Average();
    }

    private static double Time(Action<int> loop, int count)
    {
        long start = Stopwatch.GetTimestamp();
        loop(count);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, in ulong mask);
}
