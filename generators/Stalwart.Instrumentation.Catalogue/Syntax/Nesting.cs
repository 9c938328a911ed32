namespace Stalwart.Instrumentation.Catalogue.Syntax;

/// <summary>Finds brackets nested so deep that a recursive parser would run out of stack.</summary>
internal static class Nesting
{
    /// <summary>The offset of the first bracket deeper than <paramref name="most"/>, or -1.</summary>
    public static int FirstTooDeep(string text, int most)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[' or '{' when ++depth > most:
                    return i;
                case ']' or '}':
                    depth = depth > 0 ? depth - 1 : 0;
                    break;
                case '#':
                    i = EndOfLine(text, i);
                    break;
                case '"' or '\'':
                    i = EndOfString(text, i);
                    break;
            }
        }

        return -1;
    }

    /// <summary>How many brackets are open at the end of a part of the text.</summary>
    public static int Depth(string text, int start, int end)
    {
        int depth = 0;
        for (int i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth--;
                    break;
                case '#':
                    i = EndOfLine(text, i);
                    break;
                case '"' or '\'':
                    i = EndOfString(text, i);
                    break;
            }
        }

        return depth;
    }

    /// <summary>The quote in a line that no other closes, or -1.</summary>
    public static int UnclosedQuote(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (text[i] == '#')
            {
                return -1;
            }

            if (text[i] is '"' or '\'')
            {
                int close = EndOfString(text, i);
                if (close >= end - 1 && (close >= text.Length || text[close] != text[i]))
                {
                    return i;
                }

                i = close;
            }
        }

        return -1;
    }

    private static int EndOfLine(string text, int from) => text.IndexOf('\n', from) is int end && end >= 0 ? end : text.Length;

    private static int EndOfString(string text, int from)
    {
        for (int i = from + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\' && text[from] == '"')
            {
                i++;
            }
            else if (text[i] == text[from])
            {
                return i;
            }
        }

        return EndOfLine(text, from);
    }
}
