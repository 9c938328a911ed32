using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Catalogue.Syntax;

/// <summary>Finds the statement (a key with its value, or a header) that a line belongs to, also in a text that does not parse.</summary>
internal static class StatementMap
{
    private const string Segment = """(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')""";
    private const string Key = Segment + @"(?:[ \t]*\.[ \t]*" + Segment + ")*";

    private static readonly Regex Start = new(
        @"\G[ \t]*(?:" + Key + @"[ \t]*=|\[\[?[ \t]*" + Key + @"[ \t]*\]?\]?[ \t]*(?:\#[^\n]*)?\r?(?:\n|\z))",
        RegexOptions.Compiled | RegexOptions.CultureInvariant);

    public static bool IsStart(string text, LineMap lines, int line) => Start.IsMatch(text, lines.Start(line));

    /// <summary>
    /// The lines of the statement around a line, from the first up to but without the last. A line that no bracket of an earlier one is
    /// open for stands for itself. Without its header a whole table would belong to the one before, so a header takes its table along.
    /// </summary>
    public static (int First, int End) Around(string text, LineMap lines, int line)
    {
        int first = line;
        while (first > 0 && !IsStart(text, lines, first))
        {
            first--;
        }

        if (first < line && Nesting.Depth(text, lines.Start(first), lines.Start(line)) == 0)
        {
            first = line;
        }

        bool header = IsHeader(text, lines, first);
        int end = line + 1;
        while (end < lines.Count && !(header ? IsHeader(text, lines, end) : IsStart(text, lines, end)))
        {
            end++;
        }

        return (first, end);
    }

    private static bool IsHeader(string text, LineMap lines, int line)
    {
        int start = lines.Start(line);
        while (start < text.Length && text[start] is (' ' or '\t'))
        {
            start++;
        }

        return start < text.Length && text[start] == '[' && IsStart(text, lines, line);
    }
}
