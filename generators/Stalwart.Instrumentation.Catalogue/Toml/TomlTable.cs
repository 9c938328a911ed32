using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A table in any of its forms: inline, dotted or with a header. The tree builder fills it; later it only is read.</summary>
/// <param name="Span">The inline table, or the key that first named it.</param>
/// <param name="Origin">How it came to be.</param>
internal sealed record TomlTable(SourceSpan Span, TableOrigin Origin) : TomlValue(Span)
{
    private readonly List<TomlEntry> entries = [];

    /// <summary>Only a table with many keys is worth one: an event has five.</summary>
    private Dictionary<string, TomlEntry>? byKey;

    /// <inheritdoc/>
    public override string Kind => "a table";

    /// <summary>How it came to be; a table that a sub-table's header implied may still get a header of its own.</summary>
    public TableOrigin Origin { get; internal set; } = Origin;

    /// <summary>Gets whether it has statements of which even the key cannot be read.</summary>
    public bool HasLostKeys { get; internal set; }

    /// <summary>The keys in the order of the file.</summary>
    public IReadOnlyList<TomlEntry> Entries => entries;

    /// <summary>The entry of a key, if it is there.</summary>
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

/// <summary>What made a table.</summary>
internal enum TableOrigin
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
