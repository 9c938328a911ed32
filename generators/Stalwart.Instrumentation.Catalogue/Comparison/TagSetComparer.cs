using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>Compares shared tag sets. An added or removed set is reported with the events that use it.</summary>
internal static class TagSetComparer
{
    public static void Compare(CatalogueModel before, CatalogueModel after, Changes changes)
    {
        Dictionary<string, TagSetModel> current = after.TagSets.ToDictionary(set => set.Name);
        foreach (TagSetModel was in before.TagSets)
        {
            string subject = $"tag set '{was.Name}'";
            if (!current.TryGetValue(was.Name, out TagSetModel? now))
            {
                changes.Add(ChangeClass.Compatible, subject, "", "removed");
                continue;
            }

            changes.Compare(ChangeClass.Cosmetic, subject, "description", was.Description, now.Description);
            ValueComparer.CompareLists(subject, "values", "", was.Values, now.Values, changes);
        }

        foreach (TagSetModel now in after.TagSets.Where(set => before.TagSets.All(other => other.Name != set.Name)))
        {
            changes.Add(ChangeClass.Compatible, $"tag set '{now.Name}'", "", "added");
        }
    }
}
