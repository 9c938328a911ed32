using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>
/// Finds the pairs of events of which one begins what the other ends. The first has no field, raises up-down-counters by constants and
/// lowers none. The second lowers the same ones by the same amounts and under the same tags and raises none; it has no field, or a duration
/// alone, and no tag that the first lacks. When several events could end it, none is chosen. Nor is a deprecated one, unless the first is
/// deprecated too: generated code warns nobody.
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
                .Where(item => Changes(item).Any() && Changes(item).All(feed => feed.Field is null)),
        ];
        ILookup<string, EventModel> ends = candidates
            .Where(item => item.Fields.Count == 0 || IsMeasured(item))
            .Where(item => Changes(item).All(feed => feed.Amount < 0))
            .ToLookup(item => Key(item));
        var partners = new Dictionary<string, ScopePartner>();
        foreach (EventModel item in candidates.Where(item => item.Fields.Count == 0 && Changes(item).All(feed => feed.Amount > 0)))
        {
            EventModel[] found =
            [
                .. ends[Key(item)].Where(end => end.Tags.All(item.Tags.Contains))
                    .Where(end => end.Deprecated is null || item.Deprecated is not null),
            ];
            if (found.Length == 1)
            {
                partners[item.Name] = new ScopePartner(found[0].Name, found[0].Tags, IsMeasured(found[0]));
            }
        }

        return partners;

        IEnumerable<FeedModel> Changes(EventModel item) => item.Feeds.Where(feed => balances.Contains(feed.Metric));

        // Metric names and tags have none of these characters.
        string Key(EventModel item) => string.Join(
            "\n",
            Changes(item).Select(feed => $"{feed.Metric} {Amount(feed)} {string.Join(",", feed.Tags)}").OrderBy(text => text));

        static bool IsMeasured(EventModel item) => item.Fields.Count == 1 && item.Fields[0].Type == FieldType.Duration;

        static string Amount(FeedModel feed) => feed.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture).TrimStart('-');
    }
}
