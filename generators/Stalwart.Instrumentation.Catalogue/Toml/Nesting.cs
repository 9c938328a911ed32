namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>Finds brackets nested so deeply that a recursive parser would overflow its stack.</summary>
internal static class Nesting
{
    /// <summary>Returns the offset of the first bracket deeper than <paramref name="most"/> in a part of the text, or -1.</summary>
    public static int FirstTooDeep(string text, int start, int end, int most)
    {
        int depth = 0;
        for (int i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '[' or '{' when ++depth > most:
                    return i;
                case ']' or '}':
                    depth = depth > 0 ? depth - 1 : 0;
                    break;
                case '#':
                    i = TextScan.EndOfLine(text, i);
                    break;
                case '"' or '\'':
                    int close = TextScan.IsTextOpening(text, i) ? TextScan.ClosingQuotes(text, i, end) : TextScan.ClosingQuote(text, i);
                    i = close >= 0 ? close : TextScan.EndOfLine(text, i);
                    break;
            }
        }

        return -1;
    }
}
