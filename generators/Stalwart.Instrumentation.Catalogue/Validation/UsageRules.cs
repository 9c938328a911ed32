using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reports declarations that nothing uses, neither a valid item nor, as far as is known, an invalid one.</summary>
internal static class UsageRules
{
    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        foreach (TagSetDraft set in draft.TagSets.Values.Where(set => !set.IsUsed && !set.HasErrors))
        {
            if (!draft.Mentions.MayUse(Rules.UnusedTagSet, set.Model.Name))
            {
                bag.Add(Rules.UnusedTagSet, set.Span, set.Model.Name);
            }
        }

        foreach (BucketDraft list in draft.Buckets.Values.Where(list => !list.IsUsed && list.IsValid))
        {
            if (!draft.Mentions.MayUse(Rules.UnusedBuckets, list.Name))
            {
                bag.Add(Rules.UnusedBuckets, list.Span, list.Name);
            }
        }

        foreach (EventDraft item in draft.Events.Where(item => !item.HasErrors))
        {
            bool IsUnused(string name, ISet<string> fed) =>
                !fed.Contains(name) && !item.Shown.Contains(name) && !draft.Mentions.MayUse(Rules.UnusedMember, name);
            (string message, string show) = item.Model.IsLogged ? (" or message", " or show it in the message") : ("", "");
            foreach (FieldModel field in item.Model.Fields.Where(field => !field.IsForLogs && IsUnused(field.Name, item.FedFields)))
            {
                bag.Add(Rules.UnusedMember, item.MemberSpans[field.Name], "Field", field.Name, message, "feed a metric with it" + show);
            }

            foreach (TagModel tag in item.Model.Tags.Where(tag => !item.Model.Counted && IsUnused(tag.Name, item.FedTags)))
            {
                bag.Add(
                    Rules.UnusedMember,
                    item.MemberSpans[tag.Name],
                    "Tag",
                    tag.Name,
                    message + " and the event is not counted",
                    "add it to the tags of a feed" + show);
            }
        }

        foreach (MetricDraft metric in draft.Metrics.Where(metric => !metric.HasErrors))
        {
            if (!draft.Mentions.MayUse(Rules.UnfedMetric, metric.Name))
            {
                Check(metric, bag);
            }
        }
    }

    private static void Check(MetricDraft metric, DiagnosticBag bag)
    {
        if (metric.Named == 0 && metric.Kind != MetricKind.Gauge && !metric.IsKept)
        {
            bag.Add(Rules.UnfedMetric, metric.Span, metric.Name);
        }
        else if (metric.Kind == MetricKind.UpDownCounter
            && metric.Feeds.Count == metric.Named
            && metric.Feeds.All(feed => feed.Feed.Field is null))
        {
            bool increases = metric.Feeds.Any(feed => feed.Feed.Amount > 0);
            bool decreases = metric.Feeds.Any(feed => feed.Feed.Amount < 0);
            if (increases != decreases)
            {
                bag.Add(Rules.OneWay, metric.Span, metric.Name, increases ? "increased" : "decreased");
            }
        }
    }
}
