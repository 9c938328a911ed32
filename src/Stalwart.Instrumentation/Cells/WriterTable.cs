using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Finds the block of a stack page. An entry is written once, its block first, and never changes, so it is read without a lock. The hot
/// path checks a single entry and searches only if another page occupies it.
/// </summary>
/// <remarks>The pages come first, then their blocks. Writers hold the store's lock.</remarks>
internal static unsafe class WriterTable
{
    /// <summary>The max number of pages: half of all entries, so that a search is short.</summary>
    public const int MaxPages = Size / 2;
    private const int Bits = 12;
    private const int Size = 1 << Bits;

    /// <summary>The table's size, in bytes.</summary>
    public static int Bytes => 2 * Size * sizeof(nint);

    /// <summary>Returns the block of a page if it is in its first entry.</summary>
    /// <param name="table">The table's address.</param>
    /// <param name="page">The page.</param>
    /// <param name="block">The block, if found.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGet(nint table, nint page, out nint block)
    {
        nint* entry = (nint*)table + First(page);
        if (*entry == page)
        {
            block = entry[Size];
            return true;
        }

        block = 0;
        return false;
    }

    /// <summary>Returns the block of a page; 0 if it has none.</summary>
    public static nint Find(nint table, nint page)
    {
        for (uint i = First(page); ; i = (i + 1) & (Size - 1))
        {
            nint found = Volatile.Read(ref ((nint*)table)[i]);
            if (found == page)
            {
                return ((nint*)table)[Size + i];
            }

            if (found == 0)
            {
                return 0;
            }
        }
    }

    /// <summary>Adds a page that has no block yet.</summary>
    public static void Add(nint table, nint page, nint block)
    {
        uint i = First(page);
        while (((nint*)table)[i] != 0)
        {
            i = (i + 1) & (Size - 1);
        }

        ((nint*)table)[Size + i] = block;
        Volatile.Write(ref ((nint*)table)[i], page);
    }

    /// <summary>Stacks of threads are equally spaced, and so are their pages; the product spreads them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint First(nint page) => unchecked((uint)page * 0x9E3779B1u) >> (32 - Bits);
}
