using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>
/// Compares events. The name identifies an event; old records contain its id, so reusing an id for another event breaks them.
/// </summary>
internal static class EventComparer
{
    public static void Compare(CatalogueModel before, CatalogueModel after, Changes changes)
    {
        Dictionary<string, EventModel> old = ByName(before);
        Dictionary<string, EventModel> current = ByName(after);
        Dictionary<string, EventModel> successors = ByFormerName(current, item => item.Formerly);
        Dictionary<int, EventModel> oldIds = old.Values.ToDictionary(item => item.Id);
        Dictionary<int, EventModel> currentIds = current.Values.ToDictionary(item => item.Id);
        HashSet<int> retired = [.. after.Retired.Select(item => item.Id)];
        HashSet<string> derived = [.. before.Metrics.Select(metric => metric.Name).Intersect(after.Metrics.Select(metric => metric.Name))];
        foreach (EventModel was in old.Values)
        {
            if (current.TryGetValue(was.Name, out EventModel? now))
            {
                Compare(was, now, derived, changes);
            }
            else if (successors.TryGetValue(was.Name, out now) && !old.ContainsKey(now.Name))
            {
                string how = $"renamed to '{now.Name}', which lists the old name under formerly";
                changes.Add(ChangeClass.Compatible, Subject(was), "name", how);
                Compare(was, now, derived, changes);
            }
            else if (currentIds.TryGetValue(was.Id, out EventModel? taker) && !old.ContainsKey(taker.Name))
            {
                changes.Add(
                    ChangeClass.Breaking,
                    Subject(was),
                    "name",
                    $"renamed to '{taker.Name}'; keep the old name with deprecated = \"…\" beside the new event for a while");
                Compare(was, taker with { Id = was.Id }, derived, changes);
            }
            else
            {
                string hint = currentIds.ContainsKey(was.Id) || retired.Contains(was.Id)
                    ? ""
                    : $"; write {was.Id} = \"{was.Name}\" under [retired]";
                changes.Add(ChangeClass.Breaking, Subject(was), "", "removed" + hint);
            }
        }

        var retiredBefore = before.Retired.ToDictionary(item => item.Id, item => item.Name);
        foreach (EventModel now in current.Values)
        {
            if (oldIds.TryGetValue(now.Id, out EventModel? owner)
                && owner.Name != now.Name
                && (current.ContainsKey(owner.Name) || old.ContainsKey(now.Name)))
            {
                changes.Add(ChangeClass.Breaking, $"id {now.Id}", "id", $"reused: meant '{owner.Name}', and now means '{now.Name}'");
            }
            else if (retiredBefore.TryGetValue(now.Id, out string? name))
            {
                changes.Add(ChangeClass.Breaking, $"id {now.Id}", "id", $"reused: was retired with '{name}', and now means '{now.Name}'");
            }

            bool isRenamed = now.Formerly.Any(name => old.ContainsKey(name) && !current.ContainsKey(name));
            if (!old.ContainsKey(now.Name)
                && !isRenamed
                && !(oldIds.TryGetValue(now.Id, out EventModel? renamed) && !current.ContainsKey(renamed.Name)))
            {
                changes.Add(ChangeClass.Compatible, Subject(now), "", $"added with id {now.Id}");
            }
        }
    }

    private static void Compare(EventModel was, EventModel now, HashSet<string> derived, Changes changes)
    {
        string subject = Subject(was);
        changes.Compare(ChangeClass.Breaking, subject, "id", Number(was.Id), Number(now.Id));
        changes.Compare(ChangeClass.Compatible, subject, "level", Word(was.Level), Word(now.Level));
        changes.Compare(ChangeClass.Breaking, subject, "counter", was.Counter, now.Counter);
        changes.Compare(ChangeClass.Cosmetic, subject, "description", was.Description, now.Description);
        changes.Compare(ChangeClass.Cosmetic, subject, "message", was.Message, now.Message);
        changes.Compare(ChangeClass.Cosmetic, subject, "owner", was.Owner, now.Owner);
        changes.Compare(
            was.Deprecated is null || now.Deprecated is null ? ChangeClass.Compatible : ChangeClass.Cosmetic,
            subject,
            "deprecated",
            was.Deprecated,
            now.Deprecated);

        // Without the counter, its series end; disabling an event by default ends them for every operator who has not enabled it. An event
        // that is not logged disappears from the logs.
        changes.Compare(
            was.Counted ? ChangeClass.Breaking : ChangeClass.Compatible,
            subject,
            "counted",
            Word(was.Counted),
            Word(now.Counted));
        changes.Compare(
            was.Enabled ? ChangeClass.Breaking : ChangeClass.Compatible,
            subject,
            "enabled",
            Word(was.Enabled),
            Word(now.Enabled));
        changes.Compare(
            was.IsLogged ? ChangeClass.Breaking : ChangeClass.Compatible,
            subject,
            "logged",
            Word(was.IsLogged),
            Word(now.IsLogged));
        CompareFormer(subject, was.Formerly, now.Formerly, was.Name, changes);
        if (was.Counted && now.Counted)
        {
            MaxSeriesComparer.Compare(subject, was.MaxSeries, now.MaxSeries, changes);
        }

        FieldComparer.Compare(subject, was, now, changes);
        TagComparer.Compare(subject, was.Tags, now.Tags, changes);
        FeedComparer.Compare(subject, was, now, derived, changes);
    }

    /// <summary>Returns the owner of each former name.</summary>
    public static Dictionary<string, T> ByFormerName<T>(Dictionary<string, T> current, System.Func<T, EquatableArray<string>> formerly) =>
        current.Values.SelectMany(item => formerly(item).Select(name => (name, item))).ToDictionary(pair => pair.name, pair => pair.item);

    /// <summary>Removing a former name breaks the operators' lists that contain it.</summary>
    public static void CompareFormer(
        string subject, EquatableArray<string> was, EquatableArray<string> now, string oldName, Changes changes)
    {
        foreach (string name in was.Except(now))
        {
            changes.Add(ChangeClass.Breaking, subject, "formerly", $"'{name}' removed");
        }

        foreach (string name in now.Except(was).Where(name => name != oldName))
        {
            changes.Add(ChangeClass.Compatible, subject, "formerly", $"'{name}' added");
        }
    }

    public static string Subject(EventModel item) => $"event '{item.Name}'";

    private static Dictionary<string, EventModel> ByName(CatalogueModel catalogue) =>
        catalogue.Families.SelectMany(family => family.Events).ToDictionary(item => item.Name);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(bool value) => value ? "true" : "false";

    private static string Word(EventLevel level) => CatalogueWords.Levels.Of(level);
}
