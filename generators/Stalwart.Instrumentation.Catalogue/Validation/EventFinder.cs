using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds the events in all their forms: inline, dotted, in quotes, or under a header.</summary>
internal sealed class EventFinder(DiagnosticBag bag, Mentions mentions)
{
    private const string Form = "a table such as { id = 1, description = \"…\" }";
    private readonly Dictionary<string, EventSyntax> byName = [];
    private readonly List<EventSyntax> found = [];

    /// <summary>
    /// Returns the events in the order of the file. Events without a valid name are reported and included, so that what they use counts.
    /// </summary>
    public List<EventSyntax> Find(TomlTable? section)
    {
        foreach (TomlEntry entry in section?.Entries ?? [])
        {
            if (entry.Value is not TomlTable table)
            {
                bag.Add(
                    Rules.WrongType,
                    entry.Value.Span,
                    entry.Key,
                    entry.Value.Kind,
                    "a table of events: family.event-name = { id = 1, description = \"…\" }");
                Unreadable(entry.Value);
            }
            else if (entry.Key.Contains('.'))
            {
                // "family.event-name" means the same with and without quotes.
                string[] parts = entry.Key.Split(['.'], 2);
                Add(new EventSyntax(parts[0], entry.KeySpan, parts[1], entry.KeySpan, table));
            }
            else if (IsScalar(table.Find("id")) || IsScalar(table.Find("description")))
            {
                string fix = $"an event has two parts, family.event-name; put a family before it, such as \"server."
                    + $"{NameGrammar.Repair(entry.Key) ?? "event-name"}\"";
                bag.Add(Rules.BadName, entry.KeySpan, entry.Key, "an event", fix);

                // The family may also have events under separate headers.
                TomlEntry[] events = [.. table.Entries.Where(IsOtherEvent)];
                var family = new TomlTable(table.Span, table.Origin);
                table.Move(events, family);
                AddFamily(entry, family);
                found.Add(new EventSyntax("", entry.KeySpan, entry.Key, entry.KeySpan, table, IsNamed: false));
            }
            else
            {
                AddFamily(entry, table);
            }
        }

        return found;
    }

    private void AddFamily(TomlEntry family, TomlTable table)
    {
        foreach (TomlEntry entry in table.Entries)
        {
            if (entry.Value is TomlTable content)
            {
                Add(new EventSyntax(family.Key, family.KeySpan, entry.Key, entry.KeySpan, content));
            }
            else
            {
                bag.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, Form);
                Unreadable(entry.Value);
            }
        }
    }

    private void Add(EventSyntax item)
    {
        if (byName.TryGetValue(item.Name, out EventSyntax? first))
        {
            string line = (first.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture);
            bag.Add(Rules.DuplicateEvent, item.Span, item.Name, line);
            found.Add(item with { IsNamed = false });
        }
        else if (IsNested(item))
        {
            string name = item.Name + "." + string.Join(".", NestedNames(item.Table));
            bag.Add(Rules.BadName, item.Span, name, "an event", RemedyOf(item));
            Unreadable(item.Table);
        }
        else if (NameGrammar.IsWord(item.Family) && NameGrammar.IsWord(item.ShortName))
        {
            byName.Add(item.Name, item);
            found.Add(item);
        }
        else
        {
            bag.Add(Rules.BadName, NameGrammar.IsWord(item.Family) ? item.Span : item.FamilySpan, item.Name, "an event", RemedyOf(item));
            found.Add(item with { IsNamed = false });
        }
    }

    /// <summary>Notes a value in the place of events: it may use the names in it, or any name if it has none.</summary>
    private void Unreadable(TomlValue value)
    {
        mentions.Add(value);
        if (value is not TomlTable)
        {
            mentions.AddUnresolvedUses();
        }
    }

    /// <summary>Returns whether a key has a value that cannot be an event.</summary>
    private static bool IsScalar(TomlEntry? entry) => entry is { Value: not (TomlTable or TomlUnreadable) };

    /// <summary>Returns whether an entry in an event is itself an event.</summary>
    private static bool IsOtherEvent(TomlEntry entry) =>
        entry.Value is TomlTable { Origin: TableOrigin.Header or TableOrigin.Implied } && !CatalogueKeys.Event.Names.Contains(entry.Key);

    /// <summary>Returns whether a name of three parts was read as an event with a table in it.</summary>
    private static bool IsNested(EventSyntax item) => item.Table.Origin != TableOrigin.Inline && item.Table.Entries.Count > 0
        && item.Table.Entries.All(entry => entry.Value is TomlTable && !CatalogueKeys.Event.Names.Contains(entry.Key));

    /// <summary>Returns the remaining parts of a name that was read as nested tables.</summary>
    private static IEnumerable<string> NestedNames(TomlTable table)
    {
        while (table.Entries is [{ Value: TomlTable inner } entry, ..] && !CatalogueKeys.Event.Names.Contains(entry.Key))
        {
            yield return entry.Key;
            table = inner;
        }
    }

    private static string RemedyOf(EventSyntax item)
    {
        string? family = NameGrammar.Repair(item.Family);
        if (IsNested(item) || item.ShortName.Contains('.'))
        {
            string rest = IsNested(item) ? item.ShortName + "." + string.Join(".", NestedNames(item.Table)) : item.ShortName;
            string name = NameGrammar.Repair(rest) ?? "event-name";
            return $"an event has two parts, family.event-name; write \"{family ?? "family"}.{name}\"";
        }

        return family is not null && NameGrammar.Repair(item.ShortName) is string own
            ? $"write \"{family}.{own}\""
            : NameGrammar.WordRemedy;
    }
}
