namespace Stalwart.Instrumentation.Cells;

/// <summary>A run of consecutive cells of one kind.</summary>
/// <param name="First">The first cell.</param>
/// <param name="Count">The number of cells.</param>
/// <param name="Kind">The kind of the cells.</param>
internal readonly record struct CellRun(int First, int Count, CellKind Kind)
{
    public int End => First + Count;

    /// <summary>Returns the runs of a catalogue's cells, in order.</summary>
    public static CellRun[] Of(ReadOnlySpan<CellKind> kinds)
    {
        var runs = new List<CellRun>();
        for (int first = 0; first < kinds.Length;)
        {
            int end = first + 1;
            while (end < kinds.Length && kinds[end] == kinds[first])
            {
                end++;
            }

            runs.Add(new CellRun(first, end - first, kinds[first]));
            first = end;
        }

        return [.. runs];
    }
}
