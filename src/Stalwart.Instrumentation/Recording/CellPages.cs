using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Recording;

/// <summary>The hot path: adds to a cell of the calling thread's pages. For generated code.</summary>
/// <remarks>
/// Only the owning thread writes its pages, so a plain read-modify-write loses nothing. A 64-bit process writes an aligned 64-bit
/// cell at once; a 32-bit one needs <see cref="Volatile"/> for that. Order does not matter: each cell is a number of its own.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellPages
{
    internal const int Shift = 6;
    internal const int Size = 1 << Shift;

    /// <summary>A cache line of cells that nobody uses, so that two threads' pages never share a line.</summary>
    internal const int Padding = 8;

    /// <summary>Adds to a cell.</summary>
    /// <param name="pages">The calling thread's pages; <see langword="null"/> before its first record.</param>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">What to add.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell yet; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd(long[][]? pages, int cell, long value)
    {
        if (pages is null || (uint)(cell >> Shift) >= (uint)pages.Length)
        {
            return false;
        }

        long[] page = pages[cell >> Shift];
        int index = cell & (Size - 1);
        if ((uint)index >= (uint)page.Length)
        {
            return false;
        }

        Store(ref page[index], page[index] + value);
        return true;
    }

    /// <summary>Adds to a cell that holds the bits of a <see cref="double"/>.</summary>
    /// <param name="pages">The calling thread's pages; <see langword="null"/> before its first record.</param>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">What to add.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell yet; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAddDouble(long[][]? pages, int cell, double value)
    {
        if (pages is null || (uint)(cell >> Shift) >= (uint)pages.Length)
        {
            return false;
        }

        long[] page = pages[cell >> Shift];
        int index = cell & (Size - 1);
        if ((uint)index >= (uint)page.Length)
        {
            return false;
        }

        double sum = BitConverter.Int64BitsToDouble(page[index]) + value;
        Store(ref page[index], BitConverter.DoubleToInt64Bits(sum));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref long cell, long value)
    {
        if (IntPtr.Size == 8)
        {
            cell = value;
        }
        else
        {
            Volatile.Write(ref cell, value);
        }
    }
}
