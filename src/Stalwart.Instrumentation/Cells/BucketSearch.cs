using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Finds the bucket of a value: the number of boundaries below it. Compares all boundaries, several at a time, so no branch depends on the
/// value. The owner keeps this object, and with it the pinned boundaries, alive. Immutable.
/// </summary>
internal readonly unsafe struct BucketSearch
{
    private const int Lanes = 8;

    private readonly double[] owner;
    private readonly double* first;
    private readonly double* end;

    /// <summary>Initializes a search.</summary>
    /// <param name="boundaries">The upper boundaries, increasing; the last bucket has none.</param>
    public BucketSearch(IReadOnlyList<double> boundaries)
    {
        Boundaries = [.. boundaries];
        int padded = Math.Max(2 * Lanes, (Boundaries.Length + Lanes - 1) / Lanes * Lanes);
        owner = GC.AllocateArray<double>(padded, pinned: true);

        // No value is greater than these.
        Array.Fill(owner, double.PositiveInfinity);
        Boundaries.CopyTo(owner, 0);
        first = (double*)Marshal.UnsafeAddrOfPinnedArrayElement(owner, 0);
        end = first + padded;
    }

    public double[] Boundaries { get; }

    /// <summary>Returns the zero-based bucket index of a finite value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(double value)
    {
        int below = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            // Most histograms have at most 16 boundaries: two comparisons, and no loop.
            Vector512<double> values = Vector512.Create(value);
            below = Below(Vector512.Load(first), values) + Below(Vector512.Load(first + Lanes), values);
            for (double* at = first + (2 * Lanes); at < end; at += Lanes)
            {
                below += Below(Vector512.Load(at), values);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256<double> values = Vector256.Create(value);
            for (double* at = first; at < end; at += Vector256<double>.Count)
            {
                below += BitOperations.PopCount(Vector256.LessThan(Vector256.Load(at), values).ExtractMostSignificantBits());
            }
        }
        else
        {
            // A true comparison is -1 in its lane.
            Vector128<double> values = Vector128.Create(value);
            Vector128<long> lanes = Vector128<long>.Zero;
            for (double* at = first; at < end; at += Vector128<double>.Count)
            {
                lanes -= Vector128.LessThan(Vector128.Load(at), values).AsInt64();
            }

            below = (int)Vector128.Sum(lanes);
        }

        return below;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Below(Vector512<double> boundaries, Vector512<double> values) =>
        BitOperations.PopCount(Vector512.LessThan(boundaries, values).ExtractMostSignificantBits());
}
