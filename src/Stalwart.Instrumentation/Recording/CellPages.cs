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
        if (!TryFind(pages, cell, out long[] page))
        {
            return false;
        }

        ref long place = ref page[cell & (Size - 1)];
        Store(ref place, place + value);
        return true;
    }

    /// <summary>Adds an amount to a cell, which stays at <see cref="long.MaxValue"/> when it would be more.</summary>
    /// <param name="pages">The calling thread's pages; <see langword="null"/> before its first record.</param>
    /// <param name="cell">The cell's number.</param>
    /// <param name="amount">What to add; not negative.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell yet; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAddAmount(long[][]? pages, int cell, long amount)
    {
        if (!TryFind(pages, cell, out long[] page))
        {
            return false;
        }

        ref long place = ref page[cell & (Size - 1)];
        Store(ref place, Sum(place, amount));
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
        if (!TryFind(pages, cell, out long[] page))
        {
            return false;
        }

        ref long place = ref page[cell & (Size - 1)];
        Store(ref place, BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(place) + value));
        return true;
    }

    /// <summary>Counts a value in a cell and adds it to the next one, which holds the bits of a <see cref="double"/>.</summary>
    /// <param name="count">The cell that counts, from <see cref="Find"/>; its number is even, so that both are in one page.</param>
    /// <param name="value">What to add to the sum.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Record(ref long count, double value)
    {
        ref long sum = ref Unsafe.Add(ref count, 1);
        Store(ref count, count + 1);
        Store(ref sum, BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(sum) + value));
    }

    /// <summary>A cell's place.</summary>
    /// <param name="pages">The calling thread's pages; <see langword="null"/> before its first record.</param>
    /// <param name="cell">The cell's number.</param>
    /// <returns>A null reference (<see cref="Unsafe.IsNullRef{T}(ref readonly T)"/>) when the thread has no page for the cell yet.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref long Find(long[][]? pages, int cell)
    {
        return ref TryFind(pages, cell, out long[] page) ? ref page[cell & (Size - 1)] : ref Unsafe.NullRef<long>();
    }

    /// <summary>A page has all its cells or, before the thread has touched it, none; so asking for the cell's bounds asks for both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFind(long[][]? pages, int cell, out long[] page)
    {
        int index = cell >> Shift;
        if (pages is not null && (uint)index < (uint)pages.Length)
        {
            page = pages[index];
            return (uint)(cell & (Size - 1)) < (uint)page.Length;
        }

        page = [];
        return false;
    }

    /// <summary>The sum of two numbers that are not negative, at most <see cref="long.MaxValue"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Sum(long a, long b)
    {
        long sum = unchecked(a + b);
        return sum < 0 ? long.MaxValue : sum;
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
