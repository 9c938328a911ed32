using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>Recognizes the beginning of a statement (a key with its value, or a header), even in invalid TOML.</summary>
internal static class StatementMap
{
    private const string Segment = """(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')""";
    private const string Key = Segment + @"(?:[ \t]*\.[ \t]*" + Segment + ")*";
    private const string LineEnd = @"[ \t]*(?:\#[^\n]*)?\r?(?:\n|\z)";
    private const RegexOptions Options = RegexOptions.Compiled | RegexOptions.CultureInvariant;

    private static readonly Regex Pair = new(@"\G[ \t]*" + Key + @"[ \t]*=", Options);
    /// <summary>A key and the beginning of its value, where no closing quote follows the key.</summary>
    private static readonly Regex PairWithoutEquals = new(@"\G[ \t]*" + Key + @"(?:[ \t]+[\[{""'0-9+-]|[\[{])", Options);
    private static readonly Regex Header = new(@"\G[ \t]*\[\[?[ \t]*(" + Key + @")[ \t]*(?:\]|" + LineEnd + ")", Options);

    private static readonly Regex HeaderWithoutOpening = new(@"\G[ \t]*(" + Key + @")[ \t]*\]" + LineEnd, Options);

    /// <summary>The last element of an array that looks like a header: <c>["a"]</c> or <c>[1]</c> on its own line.</summary>
    private static readonly Regex Element = new(@"\G[ \t]*\[\[?[ \t]*(?:[""']|[+-]?[0-9]|true|false|[+-]?inf|[+-]?nan)", Options);

    /// <summary>Returns whether a line begins with a key and an equals sign.</summary>
    public static bool IsPair(string text, int lineStart) => Pair.IsMatch(text, lineStart);

    /// <summary>Returns whether a line is a header, closed or not.</summary>
    public static bool IsHeader(string text, int lineStart) => Header.IsMatch(text, lineStart);

    /// <summary>Returns whether a line can be an element of an array.</summary>
    public static bool IsElement(string text, int lineStart) => Element.IsMatch(text, lineStart);

    /// <summary>
    /// Returns whether a line begins a statement, even if its equals sign or the closing bracket of its header is missing.
    /// </summary>
    public static bool BeginsStatement(string text, int lineStart) =>
        IsPair(text, lineStart) || IsHeader(text, lineStart) || PairWithoutEquals.IsMatch(text, lineStart);

    /// <summary>Returns the intended header at the start of a line, its key with all brackets; null when there is none.</summary>
    public static string? RepairedHeader(string text, int lineStart)
    {
        Match match = Header.Match(text, lineStart);
        if (!match.Success)
        {
            Match rest = HeaderWithoutOpening.Match(text, lineStart);
            return rest.Success ? $"[{rest.Groups[1].Value}]" : null;
        }

        Group key = match.Groups[1];
        string opening = text.Substring(lineStart, key.Index - lineStart);
        return opening + key.Value + (opening.Contains("[[") ? "]]" : "]");
    }
}
