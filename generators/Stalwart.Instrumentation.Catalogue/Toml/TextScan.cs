using System;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>Finds the ends of strings and comments, even in invalid TOML.</summary>
internal static class TextScan
{
    /// <summary>Returns the offset of the line break that ends a line, or the end of the text.</summary>
    public static int EndOfLine(string text, int from) => text.IndexOf('\n', from) is int end && end >= 0 ? end : text.Length;

    /// <summary>Returns whether three equal quotes open a multi-line string.</summary>
    public static bool IsTextOpening(string text, int at) =>
        text[at] is '"' or '\'' && at + 2 < text.Length && text[at + 1] == text[at] && text[at + 2] == text[at];

    /// <summary>Returns the offset of the closing quote of a single-line string, or -1 when the line ends before it.</summary>
    public static int ClosingQuote(string text, int opening)
    {
        for (int i = opening + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\' && text[opening] == '"' && i + 1 < text.Length && text[i + 1] != '\n')
            {
                i++;
            }
            else if (text[i] == text[opening])
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Returns the offset of the last closing quote of a multi-line string in a part of the text, or -1.</summary>
    public static int ClosingQuotes(string text, int opening, int end)
    {
        char quote = text[opening];
        for (int i = opening + 3; i + 2 < end; i++)
        {
            if (text[i] == '\\' && quote == '"')
            {
                i++;
            }
            else if (text[i] == quote && IsTextOpening(text, i))
            {
                // Up to two more quotes belong to the content.
                int last = i + 2;
                while (last < i + 4 && last + 1 < end && text[last + 1] == quote)
                {
                    last++;
                }

                return last;
            }
        }

        return -1;
    }

    /// <summary>Returns the end of a part of the text without trailing line breaks, spaces and tabs.</summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '\n' or '\r' or ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    /// <summary>Returns the first offset at or after another that is neither a space nor a tab.</summary>
    public static int SkipSpaces(string text, int from)
    {
        while (from < text.Length && text[from] is ' ' or '\t')
        {
            from++;
        }

        return Math.Min(from, text.Length);
    }
}
