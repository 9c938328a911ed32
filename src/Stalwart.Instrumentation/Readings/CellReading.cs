namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads the totals of consecutive cells over all threads, while threads may write them.</summary>
/// <param name="firstCell">The index of the first cell.</param>
/// <param name="totals">Receives the totals, as many as its length.</param>
internal delegate void CellReading(int firstCell, Span<long> totals);
