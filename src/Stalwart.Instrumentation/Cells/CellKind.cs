namespace Stalwart.Instrumentation.Cells;

/// <summary>What a cell holds.</summary>
internal enum CellKind : byte
{
    /// <summary>A whole number.</summary>
    Count,

    /// <summary>The bits of a <see cref="double"/> that only grows: of a counter, or one side of an up-down-counter.</summary>
    Amount,

    /// <summary>The bits of a <see cref="double"/> that may fall: the sum of a histogram's values.</summary>
    Sum,
}
