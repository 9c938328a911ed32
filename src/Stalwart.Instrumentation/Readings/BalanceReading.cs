namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Reads the additions and subtractions of an up-down-counter's series, so that the difference is a value that existed. A reader that is
/// interrupted between the two, or between two threads, would otherwise include subtractions without their additions.
/// </summary>
/// <remarks>
/// Subtractions are read before and after the additions. Cells only increase, so if both readings are equal, nothing was subtracted while
/// the additions were read, and the difference lies between the true values at the beginning and at the end. Series whose subtractions
/// changed are read again individually. While another processor subtracts continuously, no attempt may succeed; then the attempt with the
/// smallest change is used with half of that change, and the value is off by at most that.
/// </remarks>
internal static class BalanceReading
{
    private const int MaxAttempts = 128;
    private const int Few = 16;

    /// <summary>Reads all series of a metric.</summary>
    /// <param name="read">Reads cells.</param>
    /// <param name="firstCell">The index of the metric's first cell.</param>
    /// <param name="totals">Receives the additions of each series, then the subtractions of each.</param>
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

    /// <summary>Reads those series again that were subtracted from while the additions were read.</summary>
    /// <param name="read">Reads cells.</param>
    /// <param name="firstCell">The index of the metric's first cell.</param>
    /// <param name="totals">The additions of each series, then the subtractions of each.</param>
    /// <param name="before">The subtractions of each series, read before <paramref name="totals"/>.</param>
    /// <param name="after">The subtractions of each series, read after <paramref name="totals"/>.</param>
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

            // The bits of nonnegative doubles have the order of the numbers, so this is correct for them too.
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
