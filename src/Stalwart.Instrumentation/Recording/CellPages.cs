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
    /// <summary>How many cells a page has. Generated code was compiled with it, so it stays as it is.</summary>
    internal const int Size = 1 << Shift;
    private const int Shift = 6;

    /// <summary>A cache line of cells that nobody uses, so that two threads' pages never share a line.</summary>
    internal const int Padding = 8;

    /// <summary>The number of the page that a cell lies in.</summary>
    /// <param name="cell">The cell's number.</param>
    /// <returns>0 for the first 64 cells of the catalogue, 1 for the next, and so on.</returns>
    public static int PageOf(int cell) => cell >> Shift;

    /// <summary>Adds to a cell.</summary>
    /// <param name="page">The calling thread's page for the cell; <see langword="null"/> when it has none yet.</param>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">What to add.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd(long[]? page, int cell, long value)
    {
        if (page is null || (uint)PlaceOf(cell) >= (uint)page.Length)
        {
            return false;
        }

        ref long place = ref page[PlaceOf(cell)];
        Store(ref place, place + value);
        return true;
    }

    /// <summary>Adds an amount to a cell, which stays at <see cref="long.MaxValue"/> when it would be more.</summary>
    /// <param name="page">The calling thread's page for the cell; <see langword="null"/> when it has none yet.</param>
    /// <param name="cell">The cell's number.</param>
    /// <param name="amount">What to add; not negative.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAddAmount(long[]? page, int cell, long amount)
    {
        if (page is null || (uint)PlaceOf(cell) >= (uint)page.Length)
        {
            return false;
        }

        ref long place = ref page[PlaceOf(cell)];
        Store(ref place, Sum(place, amount));
        return true;
    }

    /// <summary>Adds to a cell that holds the bits of a <see cref="double"/>.</summary>
    /// <param name="page">The calling thread's page for the cell; <see langword="null"/> when it has none yet.</param>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">What to add.</param>
    /// <returns><see langword="false"/> when the thread has no page for the cell; nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAddDouble(long[]? page, int cell, double value)
    {
        if (page is null || (uint)PlaceOf(cell) >= (uint)page.Length)
        {
            return false;
        }

        ref long place = ref page[PlaceOf(cell)];
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
    /// <param name="page">The calling thread's page for the cell; <see langword="null"/> when it has none yet.</param>
    /// <param name="cell">The cell's number.</param>
    /// <returns>A null reference (<see cref="Unsafe.IsNullRef{T}(ref readonly T)"/>) when the thread has no page for the cell yet.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref long Find(long[]? page, int cell)
    {
        if (page is null || (uint)PlaceOf(cell) >= (uint)page.Length)
        {
            return ref Unsafe.NullRef<long>();
        }

        return ref page[PlaceOf(cell)];
    }

    internal static int PlaceOf(int cell) => cell & (Size - 1);

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
