namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Computes the positions of a histogram's cells. There are two banks: one for values that the instrument's listeners did not receive, and
/// one for values that they received. The runtime and the generator share this file.
/// </summary>
/// <param name="series">The number of series.</param>
/// <param name="boundaries">The number of boundaries between buckets.</param>
/// <param name="isNative">Whether the histogram also has native buckets.</param>
/// <remarks>
/// A bank contains the buckets of each series, the native buckets of each series, the sums, then for each series the reverse rank of its
/// minimum and the rank of its maximum. Recording writes them backward and reading goes forward, so a counted value is always included in
/// the sum and the extremes.
/// </remarks>
internal readonly struct HistogramLayout(int series, int boundaries, bool isNative)
{
    /// <summary>The number of native buckets: one for zero, and eight for each of 64 powers of two.</summary>
    public const int MaxNativeBuckets = 1 + (64 * 8);

    /// <summary>Gets the number of buckets of a series, including the last one, which has no upper boundary.</summary>
    public int Buckets => boundaries + 1;

    /// <summary>Gets the number of native buckets of a series.</summary>
    public int NativeBuckets => isNative ? MaxNativeBuckets : 0;

    /// <summary>Gets the position of the native buckets.</summary>
    public int Native => series * Buckets;

    /// <summary>Gets the position of the sums.</summary>
    public int Sums => Native + (series * NativeBuckets);

    /// <summary>Gets the position of the extremes.</summary>
    public int Extremes => Sums + series;

    /// <summary>Gets the size of a bank.</summary>
    public int BankSize => Extremes + (2 * series);

    /// <summary>Gets the total number of cells.</summary>
    public int CellCount => 2 * BankSize;
}
