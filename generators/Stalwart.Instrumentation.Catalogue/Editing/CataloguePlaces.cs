using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Validation;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Finds where a catalogue declares something.</summary>
public sealed class CataloguePlaces
{
    private readonly CatalogueSyntax syntax;
    private readonly Dictionary<string, EventSyntax> events = [];
    private readonly Dictionary<string, TomlEntry> metrics = [];

    /// <summary>Reads a catalogue.</summary>
    /// <param name="text">Its text.</param>
    public CataloguePlaces(string text)
    {
        syntax = CatalogueSyntax.Read(text);
        foreach (EventSyntax item in syntax.Events)
        {
            events[item.Name] = item;
        }

        foreach (TomlEntry entry in syntax.Entries("metrics"))
        {
            metrics[entry.Key] = entry;
        }
    }

    /// <summary>Gets the place of the meter's version, or of the meter when there is no version.</summary>
    public SourceSpan Meter => Find(syntax.Root.Find("catalogue")?.Value as TomlTable, "version") ?? MeterName;

    private SourceSpan MeterName => Find(syntax.Root.Find("catalogue")?.Value as TomlTable, "meter") ?? default;

    /// <summary>Returns the place of a tag of a metric, or else of the metric.</summary>
    /// <param name="metric">A declared metric's name, or that of a counter.</param>
    /// <param name="source">The event that the counter belongs to; <see langword="null"/> for a declared metric.</param>
    /// <param name="tag">The tag; <see langword="null"/> for the metric itself.</param>
    /// <returns>The key, or the meter when the catalogue does not declare the metric.</returns>
    public SourceSpan Metric(string metric, EventModel? source, string? tag)
    {
        (SourceSpan span, TomlTable? table) = (MeterName, null as TomlTable);
        if (source is not null && events.TryGetValue(source.Name, out EventSyntax? item))
        {
            (span, table) = (item.Span, item.Table);
        }
        else if (source is null && metrics.TryGetValue(metric, out TomlEntry? entry))
        {
            (span, table) = (entry.KeySpan, entry.Value as TomlTable);
        }

        return tag is null ? span : Find(table?.Find("tags")?.Value as TomlTable, tag) ?? span;
    }

    private static SourceSpan? Find(TomlTable? table, string key) => table?.Find(key)?.KeySpan;
}
