using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>
/// Finds pairs of events that begin and end something. The first one has no field, raises up-down-counters by constants and
/// lowers none. The second one lowers the same up-down-counters by the same amounts with the same tags and raises none; it has no field, or
/// only a duration, and no tag that the first one lacks. If several events match, none is chosen. A deprecated event only matches if the
/// first one is deprecated too, because generated code does not cause warnings.
/// </summary>
internal static class ScopePartners
{
    /// <summary>Returns the partners by the name of the first event.</summary>
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

        // Names of metrics and tags never contain these characters.
        string Key(EventModel item) => string.Join(
            "\n",
            Changes(item).Select(feed => $"{feed.Metric} {Amount(feed)} {string.Join(",", feed.Tags)}").OrderBy(text => text));

        static bool IsMeasured(EventModel item) => item.Fields.Count == 1 && item.Fields[0].Type == FieldType.Duration;

        static string Amount(FeedModel feed) => feed.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture).TrimStart('-');
    }
}
