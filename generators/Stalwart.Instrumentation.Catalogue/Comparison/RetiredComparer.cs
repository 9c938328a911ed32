using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>Compares the lists of retired ids; a reused id is reported with the event.</summary>
internal static class RetiredComparer
{
    public static void Compare(CatalogueModel before, CatalogueModel after, Changes changes)
    {
        Dictionary<int, string> current = after.Retired.ToDictionary(item => item.Id, item => item.Name);
        HashSet<int> used = [.. after.Families.SelectMany(family => family.Events).Select(item => item.Id)];
        foreach (RetiredModel was in before.Retired)
        {
            string subject = $"retired id {was.Id}";
            if (current.TryGetValue(was.Id, out string? name))
            {
                changes.Compare(ChangeClass.Breaking, subject, "name", was.Name, name);
            }
            else if (!used.Contains(was.Id))
            {
                changes.Add(ChangeClass.Compatible, subject, "", $"'{was.Name}' is no longer listed: the id may be reused by mistake");
            }
        }

        foreach (RetiredModel now in after.Retired.Where(item => before.Retired.All(other => other.Id != item.Id)))
        {
            changes.Add(ChangeClass.Cosmetic, $"retired id {now.Id}", "", $"'{now.Name}' is listed");
        }
    }
}
