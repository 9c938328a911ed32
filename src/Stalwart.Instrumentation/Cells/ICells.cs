namespace Stalwart.Instrumentation.Cells;

/// <summary>The cells that a record writes: those of the caller's block, or the shared ones.</summary>
internal interface ICells
{
    /// <summary>Adds a nonnegative integer to a cell.</summary>
    void Add(int cell, long amount);

    /// <summary>Adds to a cell that holds the bits of a <see cref="double"/>.</summary>
    void AddDouble(int cell, double value);

    /// <summary>Raises a cell that holds a rank from <see cref="ValueRank"/>.</summary>
    void Raise(int cell, ulong rank);
}
