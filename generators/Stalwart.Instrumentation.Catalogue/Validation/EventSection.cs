using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[events]</c>, and keeps the valid events.</summary>
internal static class EventSection
{
    public static void Read(TomlTable? section, CatalogueDraft draft, DiagnosticBag bag)
    {
        List<EventSyntax> events = new EventFinder(bag, draft.Mentions).Find(section);
        IEnumerable<long> used = events.Select(Id).Where(id => id is not null).Select(id => id!.Value.Value);
        draft.FreeIds = new FreeIds(used.Concat(draft.Retired.Keys.Select(id => (long)id)));
        Dictionary<long, EventSyntax> ids = Owners(events);
        foreach (EventSyntax item in events)
        {
            int before = bag.Errors;
            draft.EventNames.Add(item.Name);
            int? id = CheckId(item, ids, draft, bag);
            if (EventReader.Read(item, id, draft, bag) is { } read && item.IsNamed)
            {
                draft.Events.Add(read with { HasErrors = bag.Errors > before });
            }

            if (bag.Errors > before || !item.IsNamed)
            {
                draft.Mentions.Add(item.Table);
            }
        }
    }

    /// <summary>Returns the first event with each id, except one that is still being typed.</summary>
    private static Dictionary<long, EventSyntax> Owners(List<EventSyntax> events) => events.Where(item => Id(item) is not null)
        .OrderBy(item => item.Table.Find("description") is null)
        .GroupBy(item => Id(item)!.Value.Value)
        .ToDictionary(same => same.Key, same => same.First());

    private static (long Value, SourceSpan Span)? Id(EventSyntax item) =>
        item.Table.Find("id")?.Value is TomlInteger id ? (id.Value, id.Span) : null;

    /// <summary>Returns the id of an event; null when it is missing, invalid, or that of another event.</summary>
    private static int? CheckId(EventSyntax item, Dictionary<long, EventSyntax> ids, CatalogueDraft draft, DiagnosticBag bag)
    {
        if (Id(item) is not (long id, SourceSpan span))
        {
            return null;
        }

        string shown = id.ToString(CultureInfo.InvariantCulture);
        var suggestion = Suggestion.NextFreeId(draft.FreeIds.Next, span);
        if (id is < 0 or > CatalogueLimits.MaxId)
        {
            bag.Add(Rules.IdOutOfRange, span, suggestion, shown, draft.FreeIds.Remedy);
        }
        else if (draft.Retired.TryGetValue((int)id, out string? retired))
        {
            bag.Add(Rules.RetiredId, span, suggestion, shown, retired, draft.FreeIds.Remedy);
        }
        else if (ids[id] is var other && !ReferenceEquals(other, item))
        {
            // A second event with the same name is probably a copy, which is one diagnostic.
            if (item.IsNamed || item.Name != other.Name)
            {
                string line = (other.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture);
                bag.Add(Rules.DuplicateId, span, suggestion, shown, other.Name, line, draft.FreeIds.Remedy);
            }
        }
        else
        {
            return (int)id;
        }

        return null;
    }
}
