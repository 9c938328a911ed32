using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>
/// Compares the feeds of an event to metrics that both versions have; an added or removed metric is a separate change.
/// </summary>
internal static class FeedComparer
{
    public static void Compare(string subject, EventModel was, EventModel now, HashSet<string> derived, Changes changes)
    {
        foreach (string metric in was.Feeds.Concat(now.Feeds).Select(feed => feed.Metric).Where(derived.Contains).Distinct())
        {
            string before = Effect(was, metric);
            string after = Effect(now, metric);
            if (before.Length == 0)
            {
                changes.Add(ChangeClass.Compatible, subject, "feeds", $"now feeds '{metric}' ({after})");
            }
            else if (after.Length == 0)
            {
                changes.Add(ChangeClass.Breaking, subject, "feeds", $"no longer feeds '{metric}' ({before})");
            }
            else if (before != after)
            {
                changes.Add(ChangeClass.Breaking, subject, "feeds", $"feeds '{metric}' with {after} instead of {before}");
            }
        }
    }

    private static string Effect(EventModel item, string metric) =>
        string.Join(
            " and ",
            item.Feeds.Where(feed => feed.Metric == metric).Select(feed => $"{Word(feed.Verb)} = {feed.Field ?? Number(feed.Amount)}"));

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Word(FeedVerb verb) => verb switch
    {
        FeedVerb.Add => "add",
        FeedVerb.Record => "record",
        _ => "set",
    };
}
