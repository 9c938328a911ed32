using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Recording;

/// <summary>All threads' cells of one catalogue: registers threads, sums their cells, and folds in those of ended threads exactly once.</summary>
/// <param name="cellCount">How many cells the catalogue has.</param>
/// <param name="isFloating">Tells which cells hold the bits of a <see cref="double"/>.</param>
/// <remarks>Reading, registering and folding take one lock; recording takes none.</remarks>
internal sealed class CellStore(int cellCount, Func<int, bool> isFloating)
{
    private const int FirstSweep = 16;
    private const int SweepInterval = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<Thread, long[][]> threads = [];
    private readonly long[] ended = new long[cellCount];
    private readonly int pageCount = (cellCount + CellPages.Size - 1) >> CellPages.Shift;
    private int sweepAt = FirstSweep;
    private long sweptAt;

    /// <summary>How many threads have pages now.</summary>
    public int ThreadCount
    {
        get
        {
            lock (gate)
            {
                return threads.Count;
            }
        }
    }

    /// <summary>Gives the calling thread a page for a cell, and the thread its place in the registry when it has none.</summary>
    public long[][] Touch(int cell)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, cellCount);
        lock (gate)
        {
            if (!threads.TryGetValue(Thread.CurrentThread, out long[][]? pages))
            {
                if (threads.Count >= sweepAt)
                {
                    FoldEnded();
                    sweepAt = Math.Max(FirstSweep, 2 * threads.Count);
                }

                pages = new long[pageCount][];
                Array.Fill(pages, []);
                threads.Add(Thread.CurrentThread, pages);
            }

            ref long[] page = ref pages[cell >> CellPages.Shift];
            if (page.Length == 0)
            {
                page = new long[CellPages.Size + CellPages.Padding];
            }

            return pages;
        }
    }

    /// <summary>The sum of a cell over all threads that ever wrote it.</summary>
    public long Sum(int cell)
    {
        lock (gate)
        {
            long sum = ended[cell];
            foreach (long[][] pages in threads.Values)
            {
                sum += Read(pages, cell);
            }

            return sum;
        }
    }

    /// <summary>The sums of consecutive cells, all of one moment.</summary>
    public void Sum(int firstCell, Span<long> sums)
    {
        lock (gate)
        {
            FoldEndedNowAndThen();
            ended.AsSpan(firstCell, sums.Length).CopyTo(sums);
            foreach (long[][] pages in threads.Values)
            {
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += Read(pages, firstCell + i);
                }
            }
        }
    }

    /// <summary>The sum of a cell that holds the bits of a <see cref="double"/>.</summary>
    public double SumDouble(int cell)
    {
        lock (gate)
        {
            double sum = BitConverter.Int64BitsToDouble(ended[cell]);
            foreach (long[][] pages in threads.Values)
            {
                sum += BitConverter.Int64BitsToDouble(Read(pages, cell));
            }

            return sum;
        }
    }

    /// <summary>Adds the cells of threads that have ended to the store's own and forgets those threads.</summary>
    public void Sweep()
    {
        lock (gate)
        {
            FoldEnded();
        }
    }

    /// <summary>Readers pay for every thread, so those that have ended should not stay among them.</summary>
    private void FoldEndedNowAndThen()
    {
        long now = Environment.TickCount64;
        if (now - sweptAt >= SweepInterval)
        {
            sweptAt = now;
            FoldEnded();
        }
    }

    private void FoldEnded()
    {
        List<Thread>? gone = null;
        foreach (Thread thread in threads.Keys)
        {
            if (!thread.IsAlive)
            {
                (gone ??= []).Add(thread);
            }
        }

        if (gone is null)
        {
            return;
        }

        // What an ended thread wrote last must be read after it was seen to have ended.
        Interlocked.MemoryBarrier();
        foreach (Thread thread in gone)
        {
            threads.Remove(thread, out long[][]? pages);
            Fold(pages!);
        }
    }

    private void Fold(long[][] pages)
    {
        for (int page = 0; page < pages.Length; page++)
        {
            int first = page << CellPages.Shift;
            int count = pages[page].Length == 0 ? 0 : Math.Min(CellPages.Size, cellCount - first);
            for (int i = 0; i < count; i++)
            {
                long value = pages[page][i];
                if (value == 0)
                {
                    continue;
                }

                ref long total = ref ended[first + i];
                total = isFloating(first + i)
                    ? BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(total) + BitConverter.Int64BitsToDouble(value))
                    : total + value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Read(long[][] pages, int cell)
    {
        long[] page = pages[cell >> CellPages.Shift];
        return page.Length == 0 ? 0 : Volatile.Read(ref page[cell & (CellPages.Size - 1)]);
    }
}
