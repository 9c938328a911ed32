using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[events]</c>: finds the events in whatever form they are written, and keeps those that are right.</summary>
internal static class EventSection
{
    public static void Read(TomlTable root, CatalogueDraft draft, Findings findings)
    {
        List<EventSyntax> events = Find(root, findings);
        draft.FreeIds = new FreeIds(events.Select(Id).Where(id => id is not null).Select(id => id!.Value.Value).Concat(draft.Retired.Keys.Select(id => (long)id)));
        var ids = new Dictionary<long, EventSyntax>();
        foreach (EventSyntax item in events)
        {
            int before = findings.Errors;
            CheckId(item, ids, draft, findings);
            EventDraft? read = EventReader.Read(item, draft, findings);
            if (read is not null && findings.Errors == before)
            {
                draft.Events.Add(read);
            }
        }
    }

    private static (long Value, SourceSpan Span)? Id(EventSyntax item) => item.Table.Find("id")?.Value is TomlInteger id ? (id.Value, id.Span) : null;

    private static void CheckId(EventSyntax item, Dictionary<long, EventSyntax> ids, CatalogueDraft draft, Findings findings)
    {
        if (Id(item) is not (long id, SourceSpan span))
        {
            return;
        }

        string shown = id.ToString(CultureInfo.InvariantCulture);
        if (id is < 0 or > FreeIds.Last)
        {
            findings.Add(Rules.IdOutOfRange, span, shown, draft.FreeIds.Next);
        }
        else if (draft.Retired.TryGetValue((int)id, out string? retired))
        {
            findings.Add(Rules.RetiredId, span, shown, retired, draft.FreeIds.Next);
        }
        else if (ids.TryGetValue(id, out EventSyntax? other))
        {
            findings.Add(Rules.DuplicateId, span, shown, other.Name, (other.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture), draft.FreeIds.Next);
        }
        else
        {
            ids.Add(id, item);
        }
    }

    /// <summary>The events in the order of the file, right or wrong; their names are right.</summary>
    public static List<EventSyntax> Find(TomlTable root, Findings findings)
    {
        var events = new Dictionary<string, EventSyntax>();
        var found = new List<EventSyntax>();
        foreach (TomlEntry entry in Sections.Find(root, "events", findings)?.Entries ?? [])
        {
            if (entry.Value is not TomlTable table)
            {
                findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, "a table of events: an event is written family.event-name = { id = 1, description = \"…\" }");
            }
            else if (entry.Key.Contains('.'))
            {
                // "family.event-name" in quotes is the same as without.
                string[] parts = entry.Key.Split(['.'], 2);
                Add(new EventSyntax(parts[0], entry.KeySpan, parts[1], entry.KeySpan, table));
            }
            else if (IsScalar(table.Find("id")) || IsScalar(table.Find("description")))
            {
                findings.Add(Rules.BadName, entry.KeySpan, entry.Key, "an event", $"an event has two parts, family.event-name; put a family before it, such as \"server.{entry.Key}\"");
            }
            else
            {
                AddFamily(entry, table);
            }
        }

        return found;

        void AddFamily(TomlEntry family, TomlTable table)
        {
            foreach (TomlEntry entry in table.Entries)
            {
                if (entry.Value is TomlTable content)
                {
                    Add(new EventSyntax(family.Key, family.KeySpan, entry.Key, entry.KeySpan, content));
                }
                else
                {
                    findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, "a table such as { id = 1, description = \"…\" }");
                }
            }
        }

        void Add(EventSyntax item)
        {
            if (events.TryGetValue(item.Name, out EventSyntax? first))
            {
                findings.Add(Rules.DuplicateEvent, item.Span, item.Name, (first.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture));
            }
            else if (Grammar.IsKebab(item.Family) && Grammar.IsKebab(item.ShortName) && !IsNested(item))
            {
                events.Add(item.Name, item);
                found.Add(item);
            }
            else
            {
                bool familyIsBad = !Grammar.IsKebab(item.Family);
                findings.Add(Rules.BadName, familyIsBad ? item.FamilySpan : item.Span, item.Name, "an event", Remedy(item));
            }
        }
    }

    /// <summary>Whether a key has a value that no event could be.</summary>
    private static bool IsScalar(TomlEntry? entry) => entry is { Value: not (TomlTable or TomlUnreadable) };

    /// <summary>Whether a name of three parts was read as an event with a table in it.</summary>
    private static bool IsNested(EventSyntax item) =>
        item.Table.Origin != TableOrigin.Inline && item.Table.Entries.Count > 0 && item.Table.Entries.All(entry => entry.Value is TomlTable && !CatalogueKeys.Event.Names.Contains(entry.Key));

    private static string Remedy(EventSyntax item)
    {
        if (IsNested(item) || item.ShortName.Contains('.'))
        {
            string rest = item.ShortName.Contains('.') ? item.ShortName : item.ShortName + "." + item.Table.Entries[0].Key;
            return $"an event has two parts, family.event-name; write \"{item.Family}.{Grammar.Repair(rest) ?? "event-name"}\"";
        }

        return Grammar.Repair(item.Family) is string family && Grammar.Repair(item.ShortName) is string name ? $"write \"{family}.{name}\"" : Grammar.KebabRemedy;
    }
}

/// <summary>An event as it stands in the file.</summary>
internal sealed record EventSyntax(string Family, SourceSpan FamilySpan, string ShortName, SourceSpan Span, TomlTable Table)
{
    public string Name { get; } = Family + "." + ShortName;
}
