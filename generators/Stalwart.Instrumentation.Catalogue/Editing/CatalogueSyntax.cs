using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Validation;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>The syntax of a catalogue, valid or not.</summary>
internal sealed class CatalogueSyntax
{
    private readonly TomlTable? events;

    private CatalogueSyntax(TomlDocument document)
    {
        Root = document.Root;
        IsValid = document.Errors.Count == 0 && document.Duplicates.Count == 0;
        events = Root.Find("events")?.Value as TomlTable;
        Events = new EventFinder(new DiagnosticBag(""), new Mentions()).Find(events).FindAll(item => item.IsNamed);
    }

    public TomlTable Root { get; }

    /// <summary>Gets whether the text is valid TOML; if it is not, places are uncertain.</summary>
    public bool IsValid { get; }

    /// <summary>Gets the events with a valid name, in the order of the tree.</summary>
    public IReadOnlyList<EventSyntax> Events { get; }

    /// <summary>Gets the next free id; <see langword="null"/> when all are taken.</summary>
    public int? NextId
    {
        get
        {
            IEnumerable<long> used = Events.Select(item => item.Table.Find("id")?.Value).OfType<TomlInteger>().Select(id => id.Value);
            IEnumerable<long> retired = Entries("retired").Select(entry => long.TryParse(entry.Key, out long id) ? id : -1);
            return new FreeIds(used.Concat(retired)).Next;
        }
    }

    public static CatalogueSyntax Read(string text) => new(TomlReader.Read(text));

    /// <summary>Returns the entries of a section in any of its forms; empty when the section is missing.</summary>
    public IReadOnlyList<TomlEntry> Entries(string section) => (Root.Find(section)?.Value as TomlTable)?.Entries ?? [];

    /// <summary>Returns whether the name of an event is already defined, even if its value is not an event.</summary>
    public bool HasEvent(string family, string shortName) => EventKeys(family).Contains(shortName);

    /// <summary>Returns the keys of a family, whether or not their values are events.</summary>
    public IEnumerable<string> EventKeys(string family)
    {
        IEnumerable<string> inFamily = (events?.Find(family)?.Value as TomlTable)?.Entries.Select(entry => entry.Key) ?? [];
        IEnumerable<string> inQuotes = (events?.Entries ?? [])
            .Where(entry => entry.Key.StartsWith(family + ".", StringComparison.Ordinal))
            .Select(entry => entry.Key.Substring(family.Length + 1));
        return inFamily.Concat(inQuotes);
    }
}
