namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Says which thread writes which block, where stack pages do not. A thread that ends leaves its block to a later one, which goes on
/// adding to it. Thread-safe.
/// </summary>
/// <param name="allocate">Makes a block; 0 when there is no memory left for one.</param>
/// <param name="clock">Returns the milliseconds since some moment; by default since the system started.</param>
internal sealed class ThreadBlocks(Func<nint> allocate, Func<long>? clock = null)
{
    /// <summary>
    /// How long a block stays with a thread that has ended, in milliseconds: native code that cleans up after the thread may record.
    /// </summary>
    public const long Quarantine = 1000;

    private const int FirstSweep = 16;

    private readonly Func<long> clock = clock ?? (() => Environment.TickCount64);
    private readonly Lock gate = new();
    private readonly Dictionary<Thread, nint> owners = [];
    private readonly Queue<(nint Block, long Since)> ended = [];
    private int sweepAt = FirstSweep;

    /// <summary>Returns the calling thread's block: the same at each call; 0 when there is none for it.</summary>
    public nint OfThisThread()
    {
        lock (gate)
        {
            if (!owners.TryGetValue(Thread.CurrentThread, out nint block))
            {
                block = Take();
                owners.Add(Thread.CurrentThread, block);
            }

            return block;
        }
    }

    private nint Take()
    {
        if (owners.Count >= sweepAt)
        {
            Sweep();
            sweepAt = Math.Max(FirstSweep, 2 * owners.Count);
        }

        return ended.TryPeek(out (nint Block, long Since) oldest) && clock() - oldest.Since >= Quarantine
            ? ended.Dequeue().Block
            : allocate();
    }

    private void Sweep()
    {
        foreach (Thread thread in owners.Keys.Where(thread => !thread.IsAlive).ToList())
        {
            owners.Remove(thread, out nint block);
            if (block != 0)
            {
                ended.Enqueue((block, clock()));
            }
        }
    }
}
