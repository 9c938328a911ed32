using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Finds the bucket of a value: the number of boundaries below it. All boundaries are compared, several at a time, which costs no branch
/// that depends on the value. Immutable.
/// </summary>
internal sealed unsafe class BucketSearch
{
    private const int Lanes = 8;

    private readonly double[] owner;
    private readonly double* first;
    private readonly double* end;

    /// <summary>Makes a search.</summary>
    /// <param name="boundaries">The upper boundaries, increasing; the last bucket has none.</param>
    public BucketSearch(IReadOnlyList<double> boundaries)
    {
        Boundaries = [.. boundaries];
        int padded = (Boundaries.Length + Lanes - 1) / Lanes * Lanes;
        owner = GC.AllocateArray<double>(padded, pinned: true);

        // No value is above these.
        Array.Fill(owner, double.PositiveInfinity);
        Boundaries.CopyTo(owner, 0);
        first = (double*)Marshal.UnsafeAddrOfPinnedArrayElement(owner, 0);
        end = first + padded;
    }

    public double[] Boundaries { get; }

    /// <summary>Returns the number of a finite value's bucket, from 0.</summary>
    public int Find(double value)
    {
        int below = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> values = Vector512.Create(value);
            for (double* at = first; at < end; at += Vector512<double>.Count)
            {
                below += BitOperations.PopCount(Vector512.LessThan(Vector512.Load(at), values).ExtractMostSignificantBits());
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
            for (double* at = first; at < end; at++)
            {
                below += *at < value ? 1 : 0;
            }
        }

        GC.KeepAlive(owner);
        return below;
    }
}
