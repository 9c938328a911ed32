namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads the totals of consecutive cells over all threads. Threads may write while it goes from one to the next.</summary>
/// <param name="firstCell">The first cell.</param>
/// <param name="totals">Where to; its length says how many.</param>
internal delegate void CellReading(int firstCell, Span<long> totals);
