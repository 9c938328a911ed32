using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>Compares declared metrics.</summary>
internal static class MetricComparer
{
    public static void Compare(CatalogueModel before, CatalogueModel after, Changes changes)
    {
        Dictionary<string, MetricModel> old = before.Metrics.ToDictionary(metric => metric.Name);
        Dictionary<string, MetricModel> current = after.Metrics.ToDictionary(metric => metric.Name);
        Dictionary<string, MetricModel> renamed = EventComparer.ByFormerName(current, metric => metric.Formerly);
        foreach (MetricModel was in before.Metrics)
        {
            if (current.TryGetValue(was.Name, out MetricModel? now))
            {
                Compare(was, now, changes);
            }
            else if (renamed.TryGetValue(was.Name, out now) && !old.ContainsKey(now.Name))
            {
                string how = $"renamed to '{now.Name}', which lists the old name under formerly";
                changes.Add(ChangeClass.Compatible, Subject(was), "name", how);
                Compare(was, now, changes);
            }
            else
            {
                changes.Add(ChangeClass.Breaking, Subject(was), "", "removed");
            }
        }

        foreach (MetricModel now in after.Metrics.Where(
            metric => !old.ContainsKey(metric.Name) && !metric.Formerly.Any(name => old.ContainsKey(name) && !current.ContainsKey(name))))
        {
            changes.Add(ChangeClass.Compatible, Subject(now), "", "added");
        }
    }

    private static void Compare(MetricModel was, MetricModel now, Changes changes)
    {
        string subject = Subject(was);
        changes.Compare(ChangeClass.Breaking, subject, "kind", Word(was.Kind), Word(now.Kind));
        changes.Compare(ChangeClass.Breaking, subject, "unit", was.Unit, now.Unit);
        changes.Compare(ChangeClass.Cosmetic, subject, "description", was.Description, now.Description);
        if (was.Kind == now.Kind)
        {
            changes.Compare(ChangeClass.Breaking, subject, "buckets", Numbers(was.Buckets), Numbers(now.Buckets));
            ChangeClass native = was.IsNative ? ChangeClass.Breaking : ChangeClass.Compatible;
            changes.Compare(native, subject, "native", Boolean(was.IsNative), Boolean(now.IsNative));
        }

        MaxSeriesComparer.Compare(subject, was.MaxSeries, now.MaxSeries, changes);
        EventComparer.CompareFormer(subject, was.Formerly, now.Formerly, was.Name, changes);
        // Without it, the program has no method to set or observe the metric.
        ChangeClass kept = was.IsKept ? ChangeClass.Breaking : ChangeClass.Compatible;
        changes.Compare(kept, subject, "observed", Boolean(was.IsKept), Boolean(now.IsKept));
        if (was.IsKept && now.IsKept)
        {
            TagComparer.Compare(subject, was.Tags, now.Tags, changes);
            return;
        }

        string[] before = [.. was.Tags.Select(tag => tag.Name)];
        string[] after = [.. now.Tags.Select(tag => tag.Name)];
        foreach (string tag in before.Except(after))
        {
            changes.Add(ChangeClass.Breaking, subject, "tags", $"'{tag}' removed");
        }

        foreach (string tag in after.Except(before))
        {
            changes.Add(ChangeClass.Compatible, subject, "tags", $"'{tag}' added");
        }
    }

    private static string Subject(MetricModel metric) => $"metric '{metric.Name}'";

    private static string Boolean(bool value) => value ? "true" : "false";

    private static string Word(MetricKind kind) => CatalogueWords.Kinds.Of(kind);

    private static string Numbers(EquatableArray<double> numbers) =>
        string.Join(", ", numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
