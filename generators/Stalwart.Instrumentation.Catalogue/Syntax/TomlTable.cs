using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Catalogue.Syntax;

/// <summary>A table in any of its forms: inline, dotted or with a header. The tree builder fills it; later it only is read.</summary>
/// <param name="Span">The inline table, or the key that first named it.</param>
/// <param name="Origin">How it came to be.</param>
public sealed record TomlTable(SourceSpan Span, TableOrigin Origin) : TomlValue(Span)
{
    private readonly List<TomlEntry> entries = [];
    private readonly Dictionary<string, TomlEntry> byKey = new(System.StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Kind => "a table";

    /// <summary>How it came to be; a table that a sub-table's header implied may still get a header of its own.</summary>
    public TableOrigin Origin { get; internal set; } = Origin;

    /// <summary>The keys in the order of the file.</summary>
    public IReadOnlyList<TomlEntry> Entries => entries;

    /// <summary>The entry of a key, if it is there.</summary>
    public TomlEntry? Find(string key) => byKey.TryGetValue(key, out TomlEntry? entry) ? entry : null;

    internal void Add(TomlEntry entry)
    {
        entries.Add(entry);
        byKey.Add(entry.Key, entry);
    }
}

/// <summary>What made a table.</summary>
public enum TableOrigin
{
    /// <summary>A header of a table inside it.</summary>
    Implied,

    /// <summary>Its own header.</summary>
    Header,

    /// <summary>A dotted key.</summary>
    Dotted,

    /// <summary>Braces; complete at once.</summary>
    Inline,
}
