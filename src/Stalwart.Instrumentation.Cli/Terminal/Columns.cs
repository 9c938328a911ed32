namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Formats rows of words in columns.</summary>
internal static class Columns
{
    public static IEnumerable<string> Align(IReadOnlyList<string[]> rows)
    {
        int columns = rows.Select(row => row.Length).DefaultIfEmpty().Max();
        int[] widths =
        [
            .. Enumerable.Range(0, columns).Select(column => rows.Where(row => row.Length > column).Max(row => row[column].Length)),
        ];
        return rows.Select(row => string.Join("  ", row.Select((word, column) => word.PadRight(widths[column]))).TrimEnd());
    }
}
