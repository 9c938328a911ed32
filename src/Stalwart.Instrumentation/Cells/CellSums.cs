using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Cells;

/// <summary>Adds the cells of a block to totals, several at a time, while other threads may write the cells.</summary>
internal static class CellSums
{
    /// <summary>Adds nonnegative integers; a total saturates at <see cref="long.MaxValue"/>.</summary>
    public static void AddCounts(ReadOnlySpan<long> cells, Span<long> totals)
    {
        int i = 0;
        if (Vector.IsHardwareAccelerated && IntPtr.Size == 8)
        {
            ref long from = ref MemoryMarshal.GetReference(cells);
            ref long to = ref MemoryMarshal.GetReference(totals);
            for (; i <= totals.Length - Vector<long>.Count; i += Vector<long>.Count)
            {
                Vector<long> sum = Vector.LoadUnsafe(ref from, (nuint)i) + Vector.LoadUnsafe(ref to, (nuint)i);
                Vector.ConditionalSelect(Vector.LessThan(sum, Vector<long>.Zero), Vector.Create(long.MaxValue), sum)
                    .StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < totals.Length; i++)
        {
            totals[i] = CellBlock.Sum(totals[i], Volatile.Read(in cells[i]));
        }
    }

    /// <summary>Adds floating-point numbers that are given as bits.</summary>
    /// <remarks>
    /// Blocks are always added in the order of their creation, and rounding preserves order, so a total of numbers that only increase never
    /// decreases.
    /// </remarks>
    public static void AddDoubles(ReadOnlySpan<long> cells, Span<long> totals)
    {
        int i = 0;
        if (Vector.IsHardwareAccelerated && IntPtr.Size == 8)
        {
            ref double from = ref Unsafe.As<long, double>(ref MemoryMarshal.GetReference(cells));
            ref double to = ref Unsafe.As<long, double>(ref MemoryMarshal.GetReference(totals));
            for (; i <= totals.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                (Vector.LoadUnsafe(ref from, (nuint)i) + Vector.LoadUnsafe(ref to, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < totals.Length; i++)
        {
            totals[i] = CellBlock.Sum(totals[i], BitConverter.Int64BitsToDouble(Volatile.Read(in cells[i])));
        }
    }

    /// <summary>Keeps the maximum of each rank.</summary>
    public static void KeepHighest(ReadOnlySpan<long> cells, Span<long> totals)
    {
        for (int i = 0; i < totals.Length; i++)
        {
            totals[i] = (long)Math.Max((ulong)totals[i], (ulong)Volatile.Read(in cells[i]));
        }
    }
}
