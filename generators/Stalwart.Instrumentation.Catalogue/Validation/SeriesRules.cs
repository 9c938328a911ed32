using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Keeps the number of series that metrics can have at worst within bounds: a series is one combination of tag values, and in the budget
/// of all metrics each bucket of a histogram is one more.
/// </summary>
internal static class SeriesRules
{
    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        var counts = new List<(string Name, long Series)>();
        var reported = new HashSet<EventDraft>();
        IEnumerable<EventDraft> counted = draft.Events.Where(item => item.Model.Counted);
        foreach (EventDraft item in counted.Where(item => !Count(item.Model.CounterName, item.Model.Tags, samples: 1, item.Span)))
        {
            reported.Add(item);
        }

        // A metric with the tags of such an event has the same fault, which is one diagnostic. Its recording method stays, without series.
        for (int i = 0; i < draft.Events.Count; i++)
        {
            if (reported.Contains(draft.Events[i]))
            {
                EventDraft item = draft.Events[i];
                draft.Events[i] = item with { Model = item.Model with { Counted = false }, Feeds = [], HasErrors = true };
            }
        }

        draft.Metrics.ForEach(metric => metric.Feeds.RemoveAll(feed => reported.Contains(feed.Event)));
        draft.Metrics.RemoveAll(
            metric => !Count(
                metric.Name,
                TagsOf(metric),
                MetricModel.SamplesOf(metric.Kind, metric.Boundaries),
                metric.Feeds.Count > 0 ? metric.Feeds[0].Feed.Span : metric.Span));
        long all = counts.Sum(count => count.Series);
        if (draft.MaxSeries is long max && all > max)
        {
            IEnumerable<string> largest = counts.OrderByDescending(count => count.Series)
                .Take(3)
                .Select(count => $"'{count.Name}' with {Shown(count.Series)}");
            bag.Add(Rules.OverBudget, draft.MaxSeriesSpan, Shown(all), Shown(max), string.Join(", ", largest));
        }

        bool Count(string name, EquatableArray<TagModel> tags, int samples, SourceSpan span)
        {
            decimal series = tags.Aggregate(1m, (product, tag) => System.Math.Min(product * tag.Size, 1e15m));
            if (series > CatalogueLimits.MaxSeries)
            {
                string factors = string.Join(" × ", tags.Select(tag => $"{tag.Name} {Shown(tag.Size)}"));
                bag.Add(
                    Rules.TooManySeries,
                    span,
                    name,
                    series.ToString(CultureInfo.InvariantCulture),
                    factors,
                    Shown(CatalogueLimits.MaxSeries));
                return false;
            }

            counts.Add((name, (long)series * samples));
            return true;
        }
    }

    /// <summary>The tags of a metric: those of its first feed, in that order.</summary>
    public static EquatableArray<TagModel> TagsOf(MetricDraft metric) => metric.Feeds.Count == 0
        ? default
        : new(metric.Feeds[0].Feed.Tags.Select(name => MetricRules.Tag(metric.Feeds[0].Event, name)));

    private static string Shown(long number) => number.ToString(CultureInfo.InvariantCulture);
}
