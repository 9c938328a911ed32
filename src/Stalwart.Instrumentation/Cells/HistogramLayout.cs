namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// The places of a histogram's cells. There are two banks: one for values that no listener of the instrument was given, and one for those
/// that it was. The runtime and the generator share this file.
/// </summary>
/// <param name="series">The number of series.</param>
/// <param name="boundaries">The number of boundaries between buckets.</param>
internal readonly struct HistogramLayout(int series, int boundaries)
{
    /// <summary>Gets the number of buckets of a series; the last one has no upper boundary.</summary>
    public int Buckets => boundaries + 1;

    /// <summary>Gets the place of the sums, one per series; before them are the reverse rank of each minimum and the rank of each maximum.</summary>
    public int Sums => 2 * series;

    /// <summary>Gets the place of the buckets, those of a series beside each other.</summary>
    public int FirstBucket => 3 * series;

    /// <summary>Gets the size of a bank.</summary>
    public int BankSize => series * (3 + Buckets);

    /// <summary>Gets the number of all cells.</summary>
    public int CellCount => 2 * BankSize;
}
