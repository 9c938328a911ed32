using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Inserts an item into an array or inline table in the layout of its items: on the same line or on separate lines.</summary>
internal static class ListInsertion
{
    /// <summary>Inserts after an item.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the item begins.</param>
    /// <param name="end">The offset after the item, without its comma.</param>
    /// <param name="added">The new item.</param>
    public static TextEdit After(string text, int start, int end, string added)
    {
        var lines = new TextLines(text);
        string lineBreak = lines.LineBreak(end);
        string indent = lines.Indent(start);
        int comma = TextScan.SkipSpaces(text, end);
        bool hasComma = comma < text.Length && text[comma] == ',';
        int rest = TextScan.SkipSpaces(text, hasComma ? comma + 1 : end);
        int lineEnd = TextScan.EndOfLine(text, rest);
        lineEnd = lineEnd > rest && text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        bool isAlone = TextLines.StartOfLine(text, start) + indent.Length == start && (rest == lineEnd || text[rest] == '#');
        return !isAlone || (!hasComma && NextIsComma(text, lineEnd)) ? new TextEdit(end, 0, ", " + added)
            : hasComma ? new TextEdit(lineEnd, 0, $"{lineBreak}{indent}{added},")
            : new TextEdit(end, lineEnd - end, $",{text.Substring(end, lineEnd - end)}{lineBreak}{indent}{added}");
    }

    /// <summary>Returns whether a comma follows on a later line.</summary>
    private static bool NextIsComma(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n' or '#')
        {
            at = text[at] == '#' ? TextScan.EndOfLine(text, at) : at + 1;
        }

        return at < text.Length && text[at] == ',';
    }
}
