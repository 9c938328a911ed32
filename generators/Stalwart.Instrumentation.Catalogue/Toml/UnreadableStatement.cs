using System.Linq;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>Reads the key of an invalid statement, if it is readable.</summary>
internal sealed record UnreadableStatement(string[] Key, SourceSpan KeySpan, TomlUnreadable Value)
{
    private const string Segment = """(?:[A-Za-z0-9_-]+|"[^"=\n]*"|'[^'=\n]*')""";

    private static readonly Regex WholeKey = new(
        @"\G[ \t]*(?<key>(?>(?<segment>" + Segment + @")(?:[ \t]*\.[ \t]*(?<segment>" + Segment + @"))*))(?=[ \t.=\[{]|\r?\n|\z)",
        RegexOptions.Compiled | RegexOptions.CultureInvariant);

    /// <summary>A key that lacks one of its quotes.</summary>
    private static readonly Regex HalfKey = new(
        """\G[ \t]*(?<key>["']?(?<segment>[A-Za-z0-9_.-]+)["']?)(?=[ \t]*[=\[{])""",
        RegexOptions.Compiled | RegexOptions.CultureInvariant);

    /// <summary>Returns the key; null when there is none.</summary>
    public static UnreadableStatement? Read(string text, LineMap lines, Statement statement)
    {
        Match match = WholeKey.Match(text, statement.Start);
        if (!match.Success)
        {
            match = HalfKey.Match(text, statement.Start);
        }

        Group key = match.Groups["key"];
        int end = key.Index + key.Length;
        if (!match.Success || end > statement.End)
        {
            return null;
        }

        string[] segments = [.. match.Groups["segment"].Captures.Cast<Capture>().Select(capture => capture.Value.Trim('"', '\''))];
        var value = new TomlUnreadable(lines.Span(statement.Start, statement.End), text.Substring(end, statement.End - end));
        return new UnreadableStatement(segments, lines.Span(key.Index, end), value);
    }
}
