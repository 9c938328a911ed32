using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Cells;

/// <summary>The hot path: adds to a cell of the calling thread's pages.</summary>
/// <remarks>
/// A thread's pages are found through the address of their table, as a thread-static number costs half of what a thread-static object
/// costs. <see cref="ThreadPages"/> owns the memory, and is kept until the thread has ended. Only the owning thread writes its pages, so
/// a plain read-modify-write loses nothing. A 64-bit process writes an aligned 64-bit cell at once; a 32-bit one needs
/// <see cref="Volatile"/> for that. Order does not matter: each cell is a number of its own.
/// </remarks>
internal static unsafe class CellPages
{
    internal const int Size = 1 << Shift;
    private const int Shift = 6;

    /// <summary>Adds to a cell.</summary>
    /// <param name="pages">The calling thread's pages, from <see cref="CellStore.Touch"/>; 0 before its first record.</param>
    /// <param name="cell">The cell's number; it must be one of the catalogue's.</param>
    /// <param name="value">What to add.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell yet; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd(nint pages, int cell, long value)
    {
        long* place = Find(pages, cell);
        if (place == null)
        {
            return false;
        }

        Store(place, *place + value);
        return true;
    }

    /// <summary>Adds an amount to a cell, which stays at <see cref="long.MaxValue"/> when it would be more.</summary>
    /// <param name="pages">The calling thread's pages, from <see cref="CellStore.Touch"/>; 0 before its first record.</param>
    /// <param name="cell">The cell's number; it must be one of the catalogue's.</param>
    /// <param name="amount">What to add; not negative.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell yet; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAddAmount(nint pages, int cell, long amount)
    {
        long* place = Find(pages, cell);
        if (place == null)
        {
            return false;
        }

        Store(place, Sum(*place, amount));
        return true;
    }

    /// <summary>Adds to a cell that holds the bits of a <see cref="double"/>.</summary>
    /// <param name="pages">The calling thread's pages, from <see cref="CellStore.Touch"/>; 0 before its first record.</param>
    /// <param name="cell">The cell's number; it must be one of the catalogue's.</param>
    /// <param name="value">What to add.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell yet; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAddDouble(nint pages, int cell, double value)
    {
        long* place = Find(pages, cell);
        if (place == null)
        {
            return false;
        }

        Store(place, BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(*place) + value));
        return true;
    }

    /// <summary>Counts a value in a cell and adds it to the next one, which holds the bits of a <see cref="double"/>.</summary>
    /// <param name="pages">The calling thread's pages, from <see cref="CellStore.Touch"/>; 0 before its first record.</param>
    /// <param name="cell">
    /// The number of the cell that counts; it must be one of the catalogue's, and even, so that both are in one page.
    /// </param>
    /// <param name="value">What to add to the sum.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cells yet; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRecord(nint pages, int cell, double value)
    {
        long* count = Find(pages, cell);
        if (count == null)
        {
            return false;
        }

        Store(count, *count + 1);
        Store(count + 1, BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(count[1]) + value));
        return true;
    }

    internal static int PageOf(int cell) => cell >> Shift;

    internal static int PlaceOf(int cell) => cell & (Size - 1);

    /// <summary>The sum of two numbers that are not negative, at most <see cref="long.MaxValue"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Sum(long a, long b)
    {
        long sum = unchecked(a + b);
        return sum < 0 ? long.MaxValue : sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long* Find(nint pages, int cell)
    {
        if (pages == 0)
        {
            return null;
        }

        long* page = ((long**)pages)[PageOf(cell)];
        return page == null ? null : page + PlaceOf(cell);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(long* cell, long value)
    {
        if (IntPtr.Size == 8)
        {
            *cell = value;
        }
        else
        {
            Volatile.Write(ref *cell, value);
        }
    }
}
