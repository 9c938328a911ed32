namespace Stalwart.Instrumentation.Cells;

/// <summary>What a cell holds, and so how the cells of several writers become one number.</summary>
internal enum CellKind : byte
{
    /// <summary>A whole number that only grows; added.</summary>
    Count,

    /// <summary>The bits of a <see cref="double"/>; added.</summary>
    Floating,

    /// <summary>A rank of <see cref="ValueRank"/>; the highest counts.</summary>
    Rank,
}
