using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds what is declared and never used.</summary>
internal static class UsageRules
{
    public static void Apply(CatalogueDraft draft, Findings findings)
    {
        foreach (TagSetDraft set in draft.TagSets.Values.Where(set => !set.IsUsed))
        {
            findings.Add(Rules.UnusedTagSet, set.Span, set.Model.Name);
        }

        foreach (BucketDraft list in draft.Buckets.Values.Where(list => !list.IsUsed))
        {
            findings.Add(Rules.UnusedBuckets, list.Span, list.Name);
        }

        foreach (EventDraft item in draft.Events)
        {
            foreach (FieldModel field in item.Model.Fields.Where(field => !item.FedFields.Contains(field.Name)))
            {
                findings.Add(Rules.UnusedField, item.MemberSpans[field.Name], field.Name);
            }
        }

        foreach (MetricDraft metric in draft.Metrics)
        {
            Check(metric, findings);
        }
    }

    private static void Check(MetricDraft metric, Findings findings)
    {
        if (metric.Named == 0 && metric.Kind != MetricKind.Gauge)
        {
            findings.Add(Rules.UnfedMetric, metric.Span, metric.Name);
        }
        else if (metric.Kind == MetricKind.UpDownCounter && metric.Feeds.Count == metric.Named && metric.Feeds.All(feed => feed.Feed.Field is null))
        {
            bool grows = metric.Feeds.Any(feed => feed.Feed.Amount > 0);
            bool shrinks = metric.Feeds.Any(feed => feed.Feed.Amount < 0);
            if (grows != shrinks)
            {
                findings.Add(Rules.OneWay, metric.Span, metric.Name, grows ? "added to" : "subtracted from");
            }
        }
    }
}
