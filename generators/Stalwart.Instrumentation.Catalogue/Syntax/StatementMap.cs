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

    /// <summary>The lines of the statement around a line, from the first up to but without the last.</summary>
    public static (int First, int End) Around(string text, LineMap lines, int line)
    {
        int first = line;
        while (first > 0 && !IsStart(text, lines, first))
        {
            first--;
        }

        int end = line + 1;
        while (end < lines.Count && !IsStart(text, lines, end))
        {
            end++;
        }

        return (first, end);
    }
}
