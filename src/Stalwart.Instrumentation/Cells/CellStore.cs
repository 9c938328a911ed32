namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// All threads' cells of one catalogue: registers threads, sums their cells, and folds in those of ended threads exactly once.
/// </summary>
/// <param name="kinds">What each cell of the catalogue holds.</param>
/// <remarks>Reading, registering and folding take one lock; recording takes none.</remarks>
internal sealed class CellStore(CellKind[] kinds)
{
    private const int FirstSweep = 16;
    private const int SweepInterval = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<Thread, ThreadPages> threads = [];
    private readonly long[] ended = new long[kinds.Length];
    private readonly long[] highest = Array.Exists(kinds, kind => kind == CellKind.Amount) ? new long[kinds.Length] : [];
    private readonly int pageCount = CellPages.PageOf(kinds.Length + CellPages.Size - 1);
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
    public nint Touch(int cell)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, kinds.Length);
        lock (gate)
        {
            if (!threads.TryGetValue(Thread.CurrentThread, out ThreadPages? pages))
            {
                if (threads.Count >= sweepAt)
                {
                    FoldEnded();
                    sweepAt = Math.Max(FirstSweep, 2 * threads.Count);
                }

                pages = new ThreadPages(pageCount);
                threads.Add(Thread.CurrentThread, pages);
            }

            pages.Touch(CellPages.PageOf(cell));
            return pages.Address;
        }
    }

    /// <summary>The totals of consecutive cells over all threads that ever wrote them, of one moment.</summary>
    public void Read(int firstCell, Span<long> totals)
    {
        lock (gate)
        {
            FoldEndedNowAndThen();
            ended.AsSpan(firstCell, totals.Length).CopyTo(totals);
            foreach (ThreadPages pages in threads.Values)
            {
                Add(pages, firstCell, totals);
            }

            KeepFromFalling(firstCell, totals);
        }
    }

    /// <summary>The totals of all cells.</summary>
    public long[] ReadAll()
    {
        var totals = new long[kinds.Length];
        Read(0, totals);
        return totals;
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
            threads.Remove(thread, out ThreadPages? pages);
            Add(pages!, 0, ended);
        }
    }

    /// <summary>
    /// Floating numbers give another last bit when they are added in another order, as when a thread has ended. The bits of those that
    /// are not negative are ordered as the numbers are.
    /// </summary>
    private void KeepFromFalling(int firstCell, Span<long> totals)
    {
        for (int i = 0; highest.Length > 0 && i < totals.Length; i++)
        {
            if (kinds[firstCell + i] == CellKind.Amount)
            {
                ref long reached = ref highest[firstCell + i];
                totals[i] = reached = Math.Max(reached, totals[i]);
            }
        }
    }

    private void Add(ThreadPages pages, int firstCell, Span<long> totals)
    {
        for (int done = 0; done < totals.Length;)
        {
            int cell = firstCell + done;
            int place = CellPages.PlaceOf(cell);
            Span<long> inPage = totals.Slice(done, Math.Min(CellPages.Size - place, totals.Length - done));
            Add(pages[CellPages.PageOf(cell)], place, cell, inPage);
            done += inPage.Length;
        }
    }

    private void Add(long[]? page, int place, int firstCell, Span<long> totals)
    {
        for (int i = 0; page is not null && i < totals.Length; i++)
        {
            long value = Volatile.Read(ref page[place + i]);
            if (value != 0)
            {
                totals[i] = kinds[firstCell + i] != CellKind.Count
                    ? BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(totals[i]) + BitConverter.Int64BitsToDouble(value))
                    : CellPages.Sum(totals[i], value);
            }
        }
    }
}
