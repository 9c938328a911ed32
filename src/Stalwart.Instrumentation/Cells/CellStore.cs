namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Holds all cells of one catalogue, in one block per writer (a page of a thread's stack, or a thread), and sums them over all blocks.
/// Recording and reading take no lock; only a new writer does. Thread-safe.
/// </summary>
internal sealed unsafe class CellStore
{
    /// <summary>
    /// The max memory for the blocks of stack pages, in bytes if all of it is touched; the blocks of threads have the same limit. Further
    /// writers share blocks.
    /// </summary>
    private const int MaxBytes = 32 << 20;
    private const int MinBlocks = 32;

    private readonly Lock gate = new();
    private readonly CellMemory memory = new();
    private readonly CellRun[] runs;
    private readonly int blockBytes;
    private readonly int maxBlocks;
    private readonly ThreadBlocks threads;
    private nint[] blocks = new nint[8];
    private int blockCount;
    private int pageCount;
    private int threadCount;
    private volatile bool arePagesFull;

    /// <summary>Initializes a store.</summary>
    /// <param name="kinds">The kind of each cell.</param>
    public CellStore(CellKind[] kinds)
    {
        CellCount = kinds.Length;
        runs = CellRun.Of(kinds);
        blockBytes = Math.Max(1, CellCount) * sizeof(long);
        maxBlocks = Math.Clamp(MaxBytes / blockBytes, MinBlocks, WriterTable.MaxPages);
        Table = StackPages.AreUsed ? memory.Allocate(WriterTable.Bytes) : 0;
        threads = new ThreadBlocks(AllocateForThread);
        Shared = new SharedBlocks(AllocateShared);
    }

    public int CellCount { get; }

    /// <summary>Gets the address of the table of stack pages; 0 where threads are the writers.</summary>
    public nint Table { get; }

    /// <summary>Gets the shared cells of writers without a block.</summary>
    public SharedBlocks Shared { get; }

    /// <summary>Gets the number of blocks.</summary>
    public int BlockCount => Volatile.Read(ref blockCount);

    /// <summary>Returns the block of a stack page of the calling thread; 0 if the page has none.</summary>
    public nint OfPage(nint page)
    {
        nint block = WriterTable.Find(Table, page);
        return block != 0 || arePagesFull || !StackPages.IsOwn(page) ? block : AddPage(page);
    }

    /// <summary>Returns the calling thread's block; 0 if it must use the shared ones.</summary>
    public nint OfThread() => threads.OfThisThread();

    /// <summary>Returns the calling writer's block, by stack page or by thread; 0 if it must use the shared ones.</summary>
    public nint OfCaller()
    {
        byte here;
        nint block = StackPages.AreUsed ? OfPage(StackPages.Of(&here)) : 0;
        return block != 0 ? block : OfThread();
    }

    /// <summary>Reads the totals of consecutive cells over all blocks.</summary>
    /// <param name="firstCell">The first cell.</param>
    /// <param name="totals">Receives the totals, as many as its length.</param>
    public void Read(int firstCell, Span<long> totals)
    {
        totals.Clear();
        int count = Volatile.Read(ref blockCount);
        nint[] current = Volatile.Read(ref blocks);
        int end = firstCell + totals.Length;
        for (int block = 0; block < count; block++)
        {
            foreach (CellRun run in runs)
            {
                int from = Math.Max(firstCell, run.First);
                int length = Math.Min(end, run.End) - from;
                if (length > 0)
                {
                    var cells = new ReadOnlySpan<long>((long*)current[block] + from, length);
                    Add(run.Kind, cells, totals.Slice(from - firstCell, length));
                }
            }
        }

        GC.KeepAlive(memory);
    }

    /// <summary>Returns the totals of all cells.</summary>
    public long[] ReadAll()
    {
        var totals = new long[CellCount];
        Read(0, totals);
        return totals;
    }

    private static void Add(CellKind kind, ReadOnlySpan<long> cells, Span<long> totals)
    {
        switch (kind)
        {
            case CellKind.Count:
                CellSums.AddCounts(cells, totals);
                break;
            case CellKind.Floating:
                CellSums.AddDoubles(cells, totals);
                break;
            default:
                CellSums.KeepHighest(cells, totals);
                break;
        }
    }

    private nint AddPage(nint page)
    {
        lock (gate)
        {
            nint block = WriterTable.Find(Table, page);
            if (block != 0)
            {
                return block;
            }

            if (pageCount == maxBlocks)
            {
                arePagesFull = true;
                return 0;
            }

            pageCount++;
            block = Allocate();
            WriterTable.Add(Table, page, block);
            return block;
        }
    }

    private nint AllocateForThread()
    {
        lock (gate)
        {
            if (threadCount == maxBlocks)
            {
                return 0;
            }

            threadCount++;
            return Allocate();
        }
    }

    private nint AllocateShared()
    {
        lock (gate)
        {
            return Allocate();
        }
    }

    private nint Allocate()
    {
        nint block = memory.Allocate(blockBytes);
        if (blockCount == blocks.Length)
        {
            Volatile.Write(ref blocks, [.. blocks, .. new nint[blocks.Length]]);
        }

        blocks[blockCount] = block;
        Volatile.Write(ref blockCount, blockCount + 1);
        return block;
    }
}
