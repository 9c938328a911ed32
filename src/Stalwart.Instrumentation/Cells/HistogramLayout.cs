namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// The places of a histogram's cells. There are two banks: one for values that no listener of the instrument was given, and one for those
/// that it was. The runtime and the generator share this file.
/// </summary>
/// <param name="series">The number of series.</param>
/// <param name="boundaries">The number of boundaries between buckets.</param>
/// <remarks>
/// A bank has the buckets of each series, then the sums, then for each series the reverse rank of its minimum and the rank of its maximum.
/// Recording writes them backwards, and reading goes forwards: so the sum and the extremes of a value that is counted are there.
/// </remarks>
internal readonly struct HistogramLayout(int series, int boundaries)
{
    /// <summary>Gets the number of buckets of a series; the last one has no upper boundary.</summary>
    public int Buckets => boundaries + 1;

    /// <summary>Gets the place of the sums.</summary>
    public int Sums => series * Buckets;

    /// <summary>Gets the place of the extremes.</summary>
    public int Extremes => Sums + series;

    /// <summary>Gets the size of a bank.</summary>
    public int BankSize => Extremes + (2 * series);

    /// <summary>Gets the number of all cells.</summary>
    public int CellCount => 2 * BankSize;
}
