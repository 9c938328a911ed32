using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Cells;

/// <summary>The hot path: adds to a cell of a block that only the calling thread writes.</summary>
/// <remarks>
/// With a single writer, a plain read-modify-write loses nothing. A 64-bit process writes an aligned 64-bit cell atomically; a 32-bit
/// process needs <see cref="Volatile"/> for that. Ordering does not matter, because cells are independent.
/// </remarks>
internal static unsafe class CellBlock
{
    /// <summary>Adds to a cell.</summary>
    /// <param name="block">The address of the writer's first cell.</param>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount to add; not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(nint block, int cell, long value)
    {
        if (IntPtr.Size == 8)
        {
            ((long*)block)[(uint)cell] += value;
        }
        else
        {
            Store((long*)block + cell, ((long*)block)[cell] + value);
        }
    }

    /// <summary>Adds to a cell, saturating at <see cref="long.MaxValue"/>.</summary>
    /// <param name="block">The address of the writer's first cell.</param>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="amount">The amount to add; not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddAmount(nint block, int cell, long amount)
    {
        long* place = (long*)block + (uint)cell;
        Store(place, Sum(*place, amount));
    }

    /// <summary>Adds to a cell that holds the bits of a <see cref="double"/>.</summary>
    /// <param name="block">The address of the writer's first cell.</param>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount to add.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDouble(nint block, int cell, double value)
    {
        if (IntPtr.Size == 8)
        {
            ((double*)block)[(uint)cell] += value;
        }
        else
        {
            Store((long*)block + cell, Sum(((long*)block)[cell], value));
        }
    }

    /// <summary>Raises a cell that holds a rank to a higher rank.</summary>
    /// <param name="block">The address of the writer's first cell.</param>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="rank">The rank, from <see cref="ValueRank"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Raise(nint block, int cell, ulong rank)
    {
        long* place = (long*)block + (uint)cell;
        if (rank > (ulong)*place)
        {
            Store(place, (long)rank);
        }
    }

    /// <summary>Returns the sum of two nonnegative numbers, saturating at <see cref="long.MaxValue"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Sum(long a, long b)
    {
        long sum = unchecked(a + b);
        return sum < 0 ? long.MaxValue : sum;
    }

    /// <summary>Returns the bits of the sum of a <see cref="double"/>, given as bits, and another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Sum(long bits, double value) => BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(bits) + value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(long* place, long value)
    {
        if (IntPtr.Size == 8)
        {
            *place = value;
        }
        else
        {
            Volatile.Write(ref *place, value);
        }
    }
}
