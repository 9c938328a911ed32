using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>Times loops on pinned threads: both sides in turns, so that whatever disturbs one disturbs the other, and the medians of many turns.</summary>
internal static partial class Clock
{
    private const int Turns = 15;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(12);

    /// <summary>Nanoseconds a record of each loop.</summary>
    public static double[] Compare(params Action<int>[] loops) => Compare([.. loops.Select(loop => new Action<int>[] { loop })]);

    /// <summary>Nanoseconds a record and thread; each side is as many loops as it has threads.</summary>
    public static double[] Compare(params Action<int>[][] sides)
    {
        int[] counts = [.. sides.Select(Warm)];
        double[][] times = [.. sides.Select(_ => new double[Turns])];
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                times[side][turn] = Time(sides[side], counts[side]);
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>Bytes that a record allocates on its thread.</summary>
    public static double Allocated(Action<int> loop)
    {
        loop(1000);
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

    /// <summary>Brings the loops to their last tier, and gives how many records fill a turn.</summary>
    private static int Warm(Action<int>[] loops)
    {
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < 40; i++)
            {
                Array.ForEach(loops, loop => loop(200));
            }

            // Methods are compiled again in the background a tenth of a second after they were last found hot.
            Thread.Sleep(120);
        }

        Array.ForEach(loops, loop => loop(200_000));
        double nanoseconds = Time(loops, 100_000);
        return (int)Math.Clamp(Turn.TotalNanoseconds / nanoseconds, 1000, 50_000_000);
    }

    private static double Time(Action<int>[] loops, int count)
    {
        if (loops.Length == 1)
        {
            return Time(loops[0], count);
        }

        using var start = new Barrier(loops.Length);
        double[] times = new double[loops.Length];
        Thread[] threads = [.. loops.Select((loop, i) => new Thread(() =>
        {
            Pin(i);
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
