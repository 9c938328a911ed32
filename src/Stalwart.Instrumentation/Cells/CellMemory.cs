using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Allocates zeroed memory for the blocks of one catalogue, in slabs of which the operating system commits only touched pages. Memory is
/// never freed, because a thread may hold an address for its lifetime; when the catalogue is collected, its slabs are reused by the next
/// catalogue. Not thread-safe.
/// </summary>
internal sealed unsafe class CellMemory
{
    /// <summary>The cells of two writers never share a pair of cache lines, which processors prefetch together.</summary>
    private const nuint Alignment = 128;
    private const nuint SlabSize = 1 << 20;

    private static readonly Lock PoolLock = new();
    private static readonly List<Slab> Pool = [];

    private readonly List<Slab> slabs = [];
    private nuint used;

    ~CellMemory()
    {
        foreach (Slab slab in slabs)
        {
            NativeMemory.Clear((void*)slab.Address, slab.Size);
        }

        lock (PoolLock)
        {
            Pool.AddRange(slabs);
        }
    }

    /// <summary>Returns the address of zeroed memory.</summary>
    /// <param name="size">The size in bytes.</param>
    public nint Allocate(int size)
    {
        nuint rounded = ((nuint)size + Alignment - 1) & ~(Alignment - 1);
        if (slabs.Count == 0 || used + rounded > slabs[^1].Size)
        {
            slabs.Add(Rent(nuint.Max(rounded, SlabSize)));
            used = 0;
        }

        nint address = slabs[^1].Address + (nint)used;
        used += rounded;
        return address;
    }

    private static Slab Rent(nuint size)
    {
        lock (PoolLock)
        {
            int pooled = Pool.FindIndex(slab => slab.Size == size);
            if (pooled >= 0)
            {
                Slab slab = Pool[pooled];
                Pool.RemoveAt(pooled);
                return slab;
            }
        }

        nuint address = (nuint)NativeMemory.AllocZeroed(size + Alignment);
        return new Slab((nint)((address + Alignment - 1) & ~(Alignment - 1)), size);
    }

    private readonly record struct Slab(nint Address, nuint Size);
}
