namespace Stalwart.Instrumentation.Cells;

/// <summary>Specifies what a cell holds, and how the cells of several writers are combined.</summary>
internal enum CellKind : byte
{
    /// <summary>An integer that only increases; summed.</summary>
    Count,

    /// <summary>The bits of a <see cref="double"/>; summed.</summary>
    Floating,

    /// <summary>A rank from <see cref="ValueRank"/>; the maximum applies.</summary>
    Rank,
}
