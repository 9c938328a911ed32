namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Blocks that any thread writes with interlocked operations: for writers without their own block, because the memory for blocks is used up
/// or the writer is not known to be the only one. Writers are spread over several blocks to reduce contention.
/// </summary>
/// <param name="allocate">Allocates a block.</param>
internal sealed unsafe class SharedBlocks(Func<nint> allocate) : ICells
{
    private const int Count = 8;

    private readonly nint[] blocks = new nint[Count];

    /// <summary>Adds to a cell, saturating at <see cref="long.MaxValue"/>.</summary>
    public void Add(int cell, long amount)
    {
        long* place = Place(cell);
        long seen = Volatile.Read(ref *place);
        while (!TryReplace(place, ref seen, CellBlock.Sum(seen, amount)))
        {
        }
    }

    /// <inheritdoc/>
    public void AddDouble(int cell, double value)
    {
        long* place = Place(cell);
        long seen = Volatile.Read(ref *place);
        while (!TryReplace(place, ref seen, CellBlock.Sum(seen, value)))
        {
        }
    }

    /// <inheritdoc/>
    public void Raise(int cell, ulong rank)
    {
        long* place = Place(cell);
        long seen = Volatile.Read(ref *place);
        while (rank > (ulong)seen && !TryReplace(place, ref seen, (long)rank))
        {
        }
    }

    /// <summary>Writes a cell if it is unchanged; otherwise returns its current value.</summary>
    private static bool TryReplace(long* place, ref long seen, long value)
    {
        long expected = seen;
        seen = Interlocked.CompareExchange(ref *place, value, expected);
        return seen == expected;
    }

    private long* Place(int cell)
    {
        int number = Thread.GetCurrentProcessorId() & (Count - 1);
        nint block = Volatile.Read(ref blocks[number]);
        return (long*)(block != 0 ? block : Make(number)) + cell;
    }

    private nint Make(int number)
    {
        lock (blocks)
        {
            if (blocks[number] == 0)
            {
                Volatile.Write(ref blocks[number], allocate());
            }

            return blocks[number];
        }
    }
}
