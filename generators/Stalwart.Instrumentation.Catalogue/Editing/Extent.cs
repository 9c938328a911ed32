using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Finds where the statements of an entry of the tree end.</summary>
internal static class Extent
{
    /// <summary>Returns whether an entry is in the body of its table and not under a header of its own.</summary>
    public static bool IsInBody(TomlEntry entry) => entry.Value switch
    {
        TomlTable { Origin: TableOrigin.Header or TableOrigin.Implied } => false,
        TomlArray { IsOfHeaders: true } => false,
        _ => true,
    };

    /// <summary>Returns the last statement of a body, dotted keys included; <see langword="null"/> when the body is empty.</summary>
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

    /// <summary>Returns the offset after the last statement or header of a value.</summary>
    public static int End(TomlValue value) => Ends(value).Max();

    /// <summary>Returns the offset after each statement and header of a value.</summary>
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
