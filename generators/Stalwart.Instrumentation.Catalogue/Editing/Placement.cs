using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>
/// Finds the place and form of a new table in a section: a section or family is an inline table, dotted keys or headers, and each
/// can only be continued in its own form.
/// </summary>
/// <param name="text">The catalogue, valid TOML.</param>
/// <param name="root">The root table of the catalogue.</param>
/// <param name="section">The section, <c>events</c>.</param>
/// <param name="path">The keys below the section, <c>auth</c> and <c>failed</c>; bare keys.</param>
internal sealed class Placement(string text, TomlTable root, string section, string[] path)
{
    private static readonly string[] Closing = ["events", "retired"];
    private readonly TextLines lines = new(text);

    private string Name => string.Join(".", path);

    /// <summary>Returns the edit that adds the table; <see langword="null"/> when something else has its place.</summary>
    public TextEdit? Insert(IEnumerable<string> keys)
    {
        string[] all = [.. keys];
        return root.Find(section)?.Value switch
        {
            null => UnderHeader(EndBeforeLastSections(), "", "", all),
            TomlTable table => Into(table, 0, all),
            _ => null,
        };
    }

    /// <summary>Continues the table that the first <paramref name="depth"/> keys of the path lead to.</summary>
    private TextEdit? Into(TomlTable table, int depth, string[] keys)
    {
        TomlEntry? next = depth < path.Length - 1 ? table.Find(path[depth]) : null;
        if (next is not null && next.Value is not TomlTable)
        {
            return null;
        }

        if (next?.Value is TomlTable inner && !(inner.Origin == TableOrigin.Dotted && table.Origin == TableOrigin.Inline))
        {
            return Into(inner, depth + 1, keys);
        }

        if (table.Origin == TableOrigin.Inline)
        {
            return InBraces(table, next?.Value as TomlTable, depth, keys);
        }

        // The nearest neighbor is an entry of the same family, whether or not the family is in quotes.
        TomlEntry? quoted = table.Entries.LastOrDefault(
            entry => depth == 0 && entry.Key.StartsWith(path[0] + ".", System.StringComparison.Ordinal));
        if (quoted is not null)
        {
            return Extent.IsInBody(quoted) ? After(Leaf(quoted), table, depth, keys) : Below(quoted.Value, keys);
        }

        return Extent.LastInBody(table) is { } last ? After(last, table, depth, keys)
            : table.Entries.Count > 0 || table.Origin != TableOrigin.Header ? Below(table, keys)
            : Line(table.Span.Start, table.Span.Start + table.Span.Length, Statement(depth, keys));
    }

    private TextEdit InBraces(TomlTable table, TomlTable? family, int depth, string[] keys)
    {
        string statement = Statement(depth, keys);
        TomlEntry? last = Extent.LastInBody(family ?? table);
        return last is null
            ? new TextEdit(table.Span.Start + 1, 0, " " + statement + (table.Span.Length == 2 ? " " : ""))
            : ListInsertion.After(text, last.KeySpan.Start, End(last), statement);
    }

    private TextEdit After(TomlEntry neighbor, TomlTable table, int depth, string[] keys)
    {
        // A table of dotted keys is continued from where they begin: the header of the section, or the top of the file.
        bool isDotted = table.Origin == TableOrigin.Dotted;
        bool isTop = isDotted && root.Find(section)?.Value is TomlTable { Origin: TableOrigin.Dotted };
        string statement = Statement(isDotted ? 0 : depth, keys);
        return Line(neighbor.KeySpan.Start, End(neighbor), isTop ? $"{section}.{statement}" : statement);
    }

    /// <summary>Adds a header after all statements of a table.</summary>
    private TextEdit Below(TomlValue neighbor, string[] keys)
    {
        TomlTable? last = LastHeader(neighbor);
        string indent = last is null ? "" : lines.Indent(last.Span.Start);
        string inner = last is not null && Extent.LastInBody(last) is { } statement ? lines.Indent(statement.KeySpan.Start) : indent;
        return UnderHeader(Extent.End(neighbor), indent, inner, keys);
    }

    private TextEdit Line(int keyStart, int end, string statement) =>
        lines.InsertAfter(end, [lines.Indent(keyStart) + statement], isBlock: false);

    private TextEdit UnderHeader(int end, string indent, string inner, string[] keys) => lines.InsertAfter(
        end, [$"{indent}[{section}.{Name}]", .. keys.Select(key => inner + key)], isBlock: true);

    private string Statement(int depth, string[] keys) => $"{string.Join(".", path.Skip(depth))} = {{ {string.Join(", ", keys)} }}";

    private static int End(TomlEntry entry) => entry.Value.Span.Start + entry.Value.Span.Length;

    private static TomlEntry Leaf(TomlEntry entry) =>
        entry.Value is TomlTable { Origin: TableOrigin.Dotted } table && Extent.LastInBody(table) is { } leaf ? leaf : entry;

    /// <summary>Returns the last table with its own header.</summary>
    private static TomlTable? LastHeader(TomlValue value) => value is not TomlTable table ? null
        : table.Entries.Select(entry => LastHeader(entry.Value))
            .Prepend(table.Origin == TableOrigin.Header ? table : null)
            .OfType<TomlTable>()
            .OrderBy(header => header.Span.Start)
            .LastOrDefault();

    /// <summary>Returns the offset before the sections that conventionally come last, or the end of the text.</summary>
    private int EndBeforeLastSections()
    {
        int before = Closing.Where(name => name != section)
            .Select(name => root.Find(name)?.Value)
            .OfType<TomlTable>()
            .Where(table => table.Origin is TableOrigin.Header or TableOrigin.Implied)
            .Select(table => table.Span.Start)
            .DefaultIfEmpty(text.Length)
            .Min();
        int[] ends = [.. root.Entries.SelectMany(entry => Extent.Ends(entry.Value)).Where(end => end < before)];
        return before == text.Length || ends.Length == 0 ? text.Length : ends.Max();
    }
}
