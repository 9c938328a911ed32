using System.Numerics;
using System.Runtime.Intrinsics;

namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// The buckets of a native (base-2 exponential) histogram of schema 3: eight per power of two, from 2<sup>-26</sup> to 2<sup>38</sup>. In
/// seconds this is from 15 nanoseconds to thousands of years, in bytes up to 256 GiB.
/// </summary>
/// <remarks>
/// The first bucket contains zero and values below the range; it is the zero bucket of Prometheus' native histograms, with the threshold
/// <see cref="ZeroThreshold"/>. The last one also contains larger values. As in Prometheus, a bucket includes its upper boundary.
/// </remarks>
internal static class NativeBuckets
{
    public const int Schema = 3;

    /// <summary>The number of buckets.</summary>
    public const int Count = HistogramLayout.MaxNativeBuckets;

    /// <summary>The index that Prometheus assigns to the bucket before the second one.</summary>
    public const int FirstIndex = MinExponent * PerOctave;

    private const int PerOctave = 1 << Schema;
    private const int MinExponent = -26;
    private const long MantissaMask = (1L << 52) - 1;

    /// <summary>The mantissas of 2^0, 2^(1/8), … 2^(7/8).</summary>
    private static readonly Vector512<long> Steps = Vector512.Create(
        [.. Enumerable.Range(0, PerOctave).Select(step => BitConverter.DoubleToInt64Bits(Math.Pow(2, step / 8.0)) & MantissaMask)]);

    /// <summary>Gets the largest value of the first bucket.</summary>
    public static double ZeroThreshold { get; } = Math.ScaleB(1, MinExponent);

    /// <summary>Gets the upper boundaries of all buckets except the last.</summary>
    public static double[] Boundaries { get; } =
        [.. Enumerable.Range(0, Count - 1).Select(i => Math.ScaleB(Math.Pow(2, i % PerOctave / 8.0), MinExponent + (i / PerOctave)))];

    /// <summary>Returns the bucket of a finite, nonnegative value.</summary>
    public static int Find(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) - 1023;
        int step = BitOperations.PopCount(
            Vector512.LessThan(Steps, Vector512.Create(bits & MantissaMask)).ExtractMostSignificantBits());
        return Math.Clamp(((exponent - MinExponent) * PerOctave) + step, 0, Count - 1);
    }
}
