using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>How far the statements reach that an entry of the tree is written in.</summary>
internal static class Extent
{
    /// <summary>Whether an entry stands in the body of the table that it belongs to, and not under a header of its own.</summary>
    public static bool IsInBody(TomlEntry entry) => entry.Value switch
    {
        TomlTable { Origin: TableOrigin.Header or TableOrigin.Implied } => false,
        TomlArray { IsOfHeaders: true } => false,
        _ => true,
    };

    /// <summary>The last statement of a body, down through dotted keys; <see langword="null"/> when the body is empty.</summary>
    public static TomlEntry? LastInBody(TomlTable table)
    {
        TomlEntry? last = null;
        foreach (TomlEntry entry in table.Entries.Where(IsInBody))
        {
            TomlEntry? leaf = entry.Value is TomlTable { Origin: TableOrigin.Dotted } dotted ? LastInBody(dotted) : entry;
            last = leaf is not null && (last is null || leaf.Value.Span.Start > last.Value.Span.Start) ? leaf : last;
        }

        return last;
    }

    /// <summary>The offset after the last statement or header of a value.</summary>
    public static int End(TomlValue value) => Ends(value).Max();

    /// <summary>The offsets after every statement and every header of a value.</summary>
    public static IEnumerable<int> Ends(TomlValue value)
    {
        int own = value.Span.Start + value.Span.Length;
        return value switch
        {
            TomlTable { Origin: not TableOrigin.Inline } table => table.Entries.SelectMany(entry => Ends(entry.Value)).Prepend(own),
            TomlArray { IsOfHeaders: true } array => array.Items.SelectMany(Ends).Prepend(own),
            _ => [own],
        };
    }
}
