namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Blocks that any thread writes, with interlocked operations: for writers that have no block of their own, because the memory for blocks
/// is used up or because nothing proves that they are the only writer. Spread over several blocks, so that processors rarely meet.
/// </summary>
/// <param name="allocate">Makes a block.</param>
internal sealed unsafe class SharedBlocks(Func<nint> allocate)
{
    private const int Count = 8;

    private readonly nint[] blocks = new nint[Count];

    public void Add(int cell, long amount)
    {
        long* place = Place(cell);
        for (long seen = Volatile.Read(ref *place); ;)
        {
            long found = Interlocked.CompareExchange(ref *place, CellBlock.Sum(seen, amount), seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }

    public void AddDouble(int cell, double value)
    {
        long* place = Place(cell);
        for (long seen = Volatile.Read(ref *place); ;)
        {
            long found = Interlocked.CompareExchange(ref *place, CellBlock.Sum(seen, value), seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }

    public void Raise(int cell, ulong rank)
    {
        long* place = Place(cell);
        for (long seen = Volatile.Read(ref *place); rank > (ulong)seen;)
        {
            long found = Interlocked.CompareExchange(ref *place, (long)rank, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
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
