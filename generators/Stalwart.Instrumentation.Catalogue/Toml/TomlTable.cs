using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A table in any of its forms: inline, dotted or with a header. Only the tree builder changes it.</summary>
/// <param name="Span">The inline table, or the key that first named it.</param>
/// <param name="Origin">How it was defined.</param>
internal sealed record TomlTable(SourceSpan Span, TableOrigin Origin) : TomlValue(Span)
{
    private readonly List<TomlEntry> entries = [];

    /// <summary>An index only pays off for a table with many keys: an event has five.</summary>
    private Dictionary<string, TomlEntry>? byKey;

    /// <inheritdoc/>
    public override string Kind => "a table";

    /// <summary>Gets how it was defined; a table that the header of a sub-table implied may still get its own header.</summary>
    public TableOrigin Origin { get; internal set; } = Origin;

    /// <summary>Gets whether it has statements whose key cannot be read.</summary>
    public bool HasLostKeys { get; internal set; }

    /// <summary>Gets the entries in the order of the file.</summary>
    public IReadOnlyList<TomlEntry> Entries => entries;

    /// <summary>Returns the entry of a key, or <see langword="null"/> when there is none.</summary>
    public TomlEntry? Find(string key)
    {
        if (byKey is not null)
        {
            return byKey.TryGetValue(key, out TomlEntry? known) ? known : null;
        }

        foreach (TomlEntry entry in entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Moves entries to another table.</summary>
    internal void Move(IReadOnlyCollection<TomlEntry> moved, TomlTable target)
    {
        foreach (TomlEntry entry in moved)
        {
            entries.Remove(entry);
            byKey?.Remove(entry.Key);
            if (target.Find(entry.Key) is null)
            {
                target.Add(entry);
            }
        }
    }

    internal void Remove(TomlEntry? entry)
    {
        if (entry is not null && entries.Remove(entry))
        {
            byKey?.Remove(entry.Key);
        }
    }

    internal void Add(TomlEntry entry)
    {
        entries.Add(entry);
        const int Many = 16;
        if (byKey is null && entries.Count > Many)
        {
            byKey = entries.ToDictionary(item => item.Key, System.StringComparer.Ordinal);
        }
        else
        {
            byKey?.Add(entry.Key, entry);
        }
    }
}

/// <summary>How a table was defined.</summary>
internal enum TableOrigin
{
    /// <summary>By the header of a table in it.</summary>
    Implied,

    /// <summary>By its own header.</summary>
    Header,

    /// <summary>By a dotted key.</summary>
    Dotted,

    /// <summary>By braces, which also complete it.</summary>
    Inline,
}
