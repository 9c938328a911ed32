namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Reads what was added to an up-down-counter's series and what was subtracted, so that the difference is a value that was. A reader that
/// is interrupted between the two, or between two threads, would take subtractions whose additions it has not seen.
/// </summary>
/// <remarks>
/// Subtractions are read before and after the additions. Cells only grow; so when both readings are equal, nothing was subtracted while
/// the additions were read, and the difference lies between the true values at the begin and at the end. A series whose subtractions
/// moved is read again, alone. While another processor subtracts without a pause no attempt may succeed: then the one with the least
/// movement counts, with half of it, and the value is off by at most that.
/// </remarks>
internal static class BalanceReading
{
    private const int MaxAttempts = 128;
    private const int Few = 16;

    /// <summary>Reads all series of a metric.</summary>
    /// <param name="read">Reads cells.</param>
    /// <param name="firstCell">The metric's first cell.</param>
    /// <param name="totals">Receives what was added to each series, then what was subtracted from each.</param>
    public static void Read(CellReading read, int firstCell, Span<long> totals)
    {
        int count = totals.Length / 2;
        Span<long> added = totals[..count], subtracted = totals[count..];
        Span<long> after = count <= Few ? stackalloc long[count] : new long[count];
        read(firstCell + count, subtracted);
        read(firstCell, added);
        read(firstCell + count, after);
        Settle(read, firstCell, totals, subtracted, after);
    }

    /// <summary>Reads again those series that were subtracted from while the additions were read.</summary>
    /// <param name="read">Reads cells.</param>
    /// <param name="firstCell">The metric's first cell.</param>
    /// <param name="totals">What was added to each series, then what was subtracted from each.</param>
    /// <param name="before">What was subtracted from each series, read before <paramref name="totals"/>.</param>
    /// <param name="after">The same, read after it.</param>
    public static void Settle(
        CellReading read, int firstCell, Span<long> totals, ReadOnlySpan<long> before, ReadOnlySpan<long> after)
    {
        int count = totals.Length / 2;
        for (int series = 0; series < count; series++)
        {
            if (before[series] == after[series])
            {
                totals[count + series] = after[series];
            }
            else
            {
                (totals[series], totals[count + series]) =
                    ReadAgain(read, firstCell + series, firstCell + count + series, after[series]);
            }
        }
    }

    private static (long Added, long Subtracted) ReadAgain(CellReading read, int addedCell, int subtractedCell, long before)
    {
        (long Added, long Subtracted) best = default;
        long least = long.MaxValue;
        for (int attempt = 0; attempt < MaxAttempts && least > 0; attempt++)
        {
            long added = Read(read, addedCell), after = Read(read, subtractedCell);

            // Of doubles that are not negative, the bits are in the order of the numbers; so this holds for them too.
            long moved = after - before;
            if (moved < least)
            {
                (best, least) = ((added, before + (moved / 2)), moved);
            }

            before = after;
        }

        return best;
    }

    private static long Read(CellReading read, int cell)
    {
        long total = 0;
        read(cell, new Span<long>(ref total));
        return total;
    }
}
