namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Assigns blocks to threads where stack pages cannot. A thread that ends leaves its block to a later one, which continues to add to it.
/// Thread-safe.
/// </summary>
/// <param name="allocate">Allocates a block; 0 if there is no memory left.</param>
/// <param name="clock">Returns the milliseconds since a fixed point in time; by default since system start.</param>
internal sealed class ThreadBlocks(Func<nint> allocate, Func<long>? clock = null)
{
    /// <summary>
    /// How long a block stays with a thread that has ended, in milliseconds, because native code that cleans up after the thread may
    /// record.
    /// </summary>
    public const long Quarantine = 1000;

    private const int FirstSweep = 16;

    private readonly Func<long> clock = clock ?? (() => Environment.TickCount64);
    private readonly Lock gate = new();
    private readonly Dictionary<Thread, nint> owners = [];
    private readonly Queue<(nint Block, long Since)> ended = [];
    private int sweepAt = FirstSweep;

    /// <summary>Returns the calling thread's block, the same at each call; 0 if there is none.</summary>
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
