using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// The pages of one thread: pinned arrays, and a pinned table of their addresses for the thread itself. The thread has nothing but the
/// table's address, so the owner of that address keeps this object until the thread has ended.
/// </summary>
/// <param name="count">How many pages the catalogue has.</param>
internal sealed class ThreadPages(int count)
{
    /// <summary>A cache line of cells that nobody uses, so that two threads' pages never share a line.</summary>
    private const int Padding = 8;

    private readonly long[]?[] pages = new long[count][];
    private readonly nint[] table = GC.AllocateArray<nint>(count, pinned: true);

    /// <summary>The table's address.</summary>
    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(table, 0);

    /// <summary>A page, for readers; <see langword="null"/> when the thread has not touched it.</summary>
    public long[]? this[int page] => pages[page];

    /// <summary>Makes a page, unless it is there.</summary>
    public void Touch(int page)
    {
        if (pages[page] is null)
        {
            long[] made = GC.AllocateArray<long>(CellPages.Size + Padding, pinned: true);
            pages[page] = made;
            table[page] = Marshal.UnsafeAddrOfPinnedArrayElement(made, 0);
        }
    }
}
