using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Cells;

/// <summary>The cells of a block that only the calling thread writes.</summary>
/// <param name="block">The address of the first cell.</param>
internal readonly struct OwnCells(nint block) : ICells
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int cell, long amount) => CellBlock.Add(block, cell, amount);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddDouble(int cell, double value) => CellBlock.AddDouble(block, cell, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raise(int cell, ulong rank) => CellBlock.Raise(block, cell, rank);
}
