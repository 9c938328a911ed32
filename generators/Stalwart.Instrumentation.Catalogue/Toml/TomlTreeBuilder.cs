using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;
using Tomlyn.Syntax;
using SourceSpan = Stalwart.Instrumentation.Catalogue.Text.SourceSpan;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>
/// Builds a tree from the parser's flat list of keys and headers, by the rules of TOML 1.0 on duplicate definitions.
/// </summary>
internal sealed class TomlTreeBuilder
{
    private readonly LineMap lines;
    private readonly List<TomlDuplicate> duplicates = [];

    /// <summary>The tables that were reported as redefined by dotted keys.</summary>
    private readonly List<TomlTable> reopened = [];
    private int offset;

    private TomlTreeBuilder(LineMap lines) => this.lines = lines;

    public static TomlDocument Build(
        IEnumerable<TomlPiece> pieces,
        LineMap lines,
        IReadOnlyList<TomlError> errors,
        IReadOnlyList<SourceSpan> unreadable)
    {
        var builder = new TomlTreeBuilder(lines);
        var root = new TomlTable(lines.Span(0, 0), TableOrigin.Header);
        var later = new List<(TomlTable Table, UnreadableStatement Statement)>();
        TomlTable target = root;
        TomlTable? unnamed = null;
        string[] path = [];
        foreach (TomlPiece piece in pieces)
        {
            builder.offset = piece.Offset;
            target.HasLostKeys |= piece.Loss == TomlLoss.Key;
            if (piece.Loss == TomlLoss.Header)
            {
                target = unnamed ??= new TomlTable(lines.Span(piece.Offset, piece.Offset), TableOrigin.Header);
                path = [];
            }
            else if (piece.Unreadable is not null)
            {
                later.Add((target, piece.Unreadable));
            }

            int known = builder.duplicates.Count;
            foreach (KeyValueSyntax item in piece.Document?.KeyValues ?? [])
            {
                builder.Add(target, path, item);
            }

            if (ReferenceEquals(target, unnamed))
            {
                // Several tables may have this key.
                builder.duplicates.RemoveRange(known, builder.duplicates.Count - known);
            }

            foreach (TableSyntaxBase table in piece.Document?.Tables ?? [])
            {
                (string Key, SourceSpan Span)[] name = builder.Segments(table.Name);
                target = builder.Open(root, name, table is TableArraySyntax);
                path = [.. name.Select(segment => segment.Key)];
                foreach (KeyValueSyntax item in table.Items)
                {
                    builder.Add(target, path, item);
                }
            }
        }

        // Last, so that an incomplete statement does not take the name of a valid one.
        foreach ((TomlTable table, UnreadableStatement statement) in later)
        {
            AddUnreadable(table, statement);
        }

        return new TomlDocument(root, errors, builder.duplicates, unreadable, unnamed);
    }

    private static void AddUnreadable(TomlTable table, UnreadableStatement statement)
    {
        for (int i = 0; i < statement.Key.Length; i++)
        {
            TomlEntry? existing = table.Find(statement.Key[i]);
            bool last = i == statement.Key.Length - 1;
            if (existing is null)
            {
                TomlValue value = last ? statement.Value : new TomlTable(statement.KeySpan, TableOrigin.Dotted);
                table.Add(existing = new TomlEntry(statement.Key[i], statement.KeySpan, value));
            }

            if (existing.Value is not TomlTable next || next.Origin == TableOrigin.Inline)
            {
                return;
            }

            table = next;
        }
    }

    /// <summary>
    /// Returns the table of a header. A header that is not allowed is reported, and its content is still read if possible.
    /// </summary>
    private TomlTable Open(TomlTable root, (string Key, SourceSpan Span)[] name, bool isArray)
    {
        TomlTable table = root;
        for (int i = 0; i < name.Length; i++)
        {
            (string key, SourceSpan span) = name[i];
            bool last = i == name.Length - 1;
            TomlEntry? existing = table.Find(key);
            switch (existing?.Value)
            {
                case null when last && isArray:
                    var first = new TomlTable(span, TableOrigin.Header);
                    table.Add(new TomlEntry(key, span, new TomlArray(span, new List<TomlValue> { first }, IsOfHeaders: true)));
                    table = first;
                    break;
                case TomlArray { IsOfHeaders: true, Items: List<TomlValue> tables } when last && isArray:
                    var next = new TomlTable(span, TableOrigin.Header);
                    tables.Add(next);
                    table = next;
                    break;
                case TomlArray { IsOfHeaders: true, Items: List<TomlValue> tables } when !last:
                    table = (TomlTable)tables[tables.Count - 1];
                    break;
                case null:
                    var made = new TomlTable(span, last ? TableOrigin.Header : TableOrigin.Implied);
                    table.Add(new TomlEntry(key, span, made));
                    table = made;
                    break;
                case TomlTable { Origin: not TableOrigin.Inline } open when !last:
                    table = open;
                    break;
                case TomlTable { Origin: TableOrigin.Implied } implied when !isArray:
                    implied.Origin = TableOrigin.Header;
                    table = implied;
                    break;
                case TomlTable { Origin: TableOrigin.Header } again when !isArray && i == 0:
                    // A section that continues under a second header is an error, but its content counts.
                    Duplicate(name, i, existing, value: null);
                    table = again;
                    break;
                default:
                    var detached = new TomlTable(span, TableOrigin.Header);
                    string[] taken = [.. name.Take(i + 1).Select(segment => segment.Key)];
                    if (last || !duplicates.Exists(known => known.Path.SequenceEqual(taken)))
                    {
                        Duplicate(name, i, existing!, detached);
                    }

                    return detached;
            }
        }

        return table;
    }

    private void Add(TomlTable table, string[] path, KeyValueSyntax item)
    {
        (string Key, SourceSpan Span)[] segments = Segments(item.Key);
        string[] PathTo(int segment) => [.. path, .. segments.Take(segment + 1).Select(part => part.Key)];
        int last = segments.Length - 1;
        TomlDuplicate? again = null;
        for (int i = 0; i <= last; i++)
        {
            (string key, SourceSpan span) = segments[i];
            TomlEntry? existing = table.Find(key);
            if (existing is null && i == last)
            {
                if (item.Value is not null)
                {
                    table.Add(new TomlEntry(key, span, Value(item.Value, PathTo(last))));
                }
            }
            else if (existing is null)
            {
                var made = new TomlTable(span, TableOrigin.Dotted);
                table.Add(new TomlEntry(key, span, made));
                table = made;
            }
            else if (i < last && existing.Value is TomlTable { Origin: not TableOrigin.Inline } open)
            {
                if (open.Origin == TableOrigin.Header && !reopened.Exists(known => ReferenceEquals(known, open)))
                {
                    // Extending a table that has its own header is an error, but the content counts.
                    reopened.Add(open);
                    again = new TomlDuplicate(PathTo(i), span, existing.KeySpan, Value: null);
                }

                table = open;
            }
            else
            {
                TomlValue? value = item.Value is null ? null : Value(item.Value, PathTo(last));
                duplicates.Add(new TomlDuplicate(PathTo(i), span, existing.KeySpan, value));
                return;
            }
        }

        if (again is not null)
        {
            duplicates.Add(again);
        }
    }

    private TomlValue Value(ValueSyntax value, string[] path)
    {
        SourceSpan span = Span(value);
        switch (value)
        {
            case StringValueSyntax text:
                return new TomlString(span, text.Value ?? "");
            case IntegerValueSyntax integer:
                return new TomlInteger(span, integer.Value);
            case FloatValueSyntax number:
                return new TomlFloat(span, number.Value);
            case BooleanValueSyntax boolean:
                return new TomlBoolean(span, boolean.Value);
            case ArraySyntax array:
                return new TomlArray(span, [.. array.Items.Where(item => item.Value is not null).Select(item => Value(item.Value!, path))]);
            case InlineTableSyntax inline:
                var table = new TomlTable(span, TableOrigin.Dotted);
                foreach (InlineTableItemSyntax item in inline.Items)
                {
                    if (item.KeyValue is not null)
                    {
                        Add(table, path, item.KeyValue);
                    }
                }

                table.Origin = TableOrigin.Inline;
                return table;
            default:
                return new TomlDate(span);
        }
    }

    private void Duplicate((string Key, SourceSpan Span)[] name, int index, TomlEntry existing, TomlTable? value) => duplicates.Add(
        new TomlDuplicate([.. name.Take(index + 1).Select(segment => segment.Key)], name[index].Span, existing.KeySpan, value));

    private (string Key, SourceSpan Span)[] Segments(KeySyntax? key)
    {
        if (key?.Key is null)
        {
            return [("", key is null ? lines.Span(0, 0) : Span(key))];
        }

        var segments = new List<(string, SourceSpan)> { (Text(key.Key), Span(key.Key)) };
        segments.AddRange(key.DotKeys.Where(dotted => dotted.Key is not null).Select(dotted => (Text(dotted.Key!), Span(dotted.Key!))));
        return [.. segments];
    }

    private static string Text(BareKeyOrStringValueSyntax key) => key switch
    {
        StringValueSyntax text => text.Value ?? "",
        BareKeySyntax bare => bare.Key?.Text ?? "",
        _ => "",
    };

    private SourceSpan Span(SyntaxNode node) => lines.Span(offset + node.Span.Start.Offset, offset + node.Span.End.Offset + 1);
}
