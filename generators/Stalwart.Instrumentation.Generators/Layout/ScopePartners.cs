using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>
/// Finds the pairs of events of which one begins what the other ends. The first has no field, raises up-down-counters and lowers none; the
/// second has no field, lowers the same ones by the same amounts and under the same tags, and has no tag that the first lacks. When several
/// events could end it, none is chosen. Nor is a deprecated one, unless the first is deprecated too: generated code warns nobody.
/// </summary>
internal static class ScopePartners
{
    /// <summary>Returns the partners by the name of the event that begins.</summary>
    public static Dictionary<string, ScopePartner> Of(CatalogueModel model)
    {
        HashSet<string> balances =
            [.. model.Metrics.Where(metric => metric.Kind == MetricKind.UpDownCounter).Select(metric => metric.Name)];
        EventModel[] candidates =
        [
            .. model.Families.SelectMany(family => family.Events)
                .Where(item => item.Fields.Count == 0 && item.Feeds.Any(feed => balances.Contains(feed.Metric))),
        ];
        ILookup<string, EventModel> ends = candidates.Where(item => Changes(item).All(feed => feed.Amount < 0)).ToLookup(item => Key(item));
        var partners = new Dictionary<string, ScopePartner>();
        foreach (EventModel item in candidates.Where(item => Changes(item).All(feed => feed.Amount > 0)))
        {
            EventModel[] found =
            [
                .. ends[Key(item)].Where(end => end.Tags.All(item.Tags.Contains) && (end.Deprecated is null || item.Deprecated is not null)),
            ];
            if (found.Length == 1)
            {
                partners[item.Name] = new ScopePartner(found[0].Name, found[0].Tags);
            }
        }

        return partners;

        IEnumerable<FeedModel> Changes(EventModel item) => item.Feeds.Where(feed => balances.Contains(feed.Metric));

        // Metric names and tags have none of these characters.
        string Key(EventModel item) => string.Join(
            "\n",
            Changes(item).Select(feed => $"{feed.Metric} {Amount(feed)} {string.Join(",", feed.Tags)}").OrderBy(text => text));

        static string Amount(FeedModel feed) => feed.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture).TrimStart('-');
    }
}
