using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Limits the max number of series of metrics: a series is one combination of tag values, or a slot of a
/// sparse metric, and in the budget of all metrics each bucket of a histogram counts as one.
/// </summary>
internal static class SeriesRules
{
    /// <summary>The highest number of combinations that messages show exactly.</summary>
    private const long MaxShown = 1_000_000_000_000_000;

    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        var counts = new List<(string Name, long Series)>();
        for (int i = 0; i < draft.Events.Count; i++)
        {
            draft.Events[i] = Checked(draft.Events[i], draft, counts, bag);
        }

        MetricDraft[] metrics =
        [
            .. draft.Metrics.Select(metric => Checked(metric, counts, bag)).Where(metric => metric is not null).Select(metric => metric!),
        ];
        draft.Metrics.Clear();
        draft.Metrics.AddRange(metrics);
        long all = counts.Sum(count => count.Series);
        if (draft.MaxSeries is long max && all > max)
        {
            IEnumerable<string> largest = counts.OrderByDescending(count => count.Series)
                .Take(3)
                .Select(count => $"'{count.Name}' with {Shown(count.Series)}");
            bag.Add(Rules.OverBudget, draft.MaxSeriesSpan, Shown(all), Shown(max), string.Join(", ", largest));
        }
    }

    /// <summary>Returns the tags of a metric: its own, or those of its first feed.</summary>
    public static EquatableArray<TagModel> TagsOf(MetricDraft metric) => metric.Feeds.Count == 0
        ? metric.Tags
        : new(metric.Feeds[0].Feed.Tags.Select(name => MetricRules.Tag(metric.Feeds[0].Event, name)));

    /// <summary>
    /// A metric with the tags of an event that has too many series has the same problem, which is one diagnostic. The event keeps its
    /// recording method, without series.
    /// </summary>
    private static EventDraft Checked(EventDraft item, CatalogueDraft draft, List<(string, long)> counts, DiagnosticBag bag)
    {
        if (!item.Model.Counted)
        {
            if (item.Model.MaxSeries != 0)
            {
                AddUseless(item.Table, item.Model.Name, "the event is not counted", bag);
            }

            return item with { Model = item.Model with { MaxSeries = 0 } };
        }

        if (Limit(item.Model.CounterName, item.Model.Tags, item.Model.MaxSeries, item.Span, item.Table, bag) is int limit)
        {
            if (item.Model.MaxSeries == SparseSeries.Invalid)
            {
                return item with { Model = item.Model with { MaxSeries = limit } };
            }

            counts.Add((item.Model.CounterName, SeriesCount.Of(item.Model.Tags, limit)));
            return limit == item.Model.MaxSeries ? item : item with { Model = item.Model with { MaxSeries = limit } };
        }

        draft.Metrics.ForEach(metric => metric.Feeds.RemoveAll(feed => ReferenceEquals(feed.Event, item)));
        return item with { Model = item.Model with { Counted = false, MaxSeries = 0 }, Feeds = [], HasErrors = true };
    }

    private static MetricDraft? Checked(MetricDraft metric, List<(string, long)> counts, DiagnosticBag bag)
    {
        EquatableArray<TagModel> tags = TagsOf(metric);
        SourceSpan span = metric.Feeds.Count > 0 ? metric.Feeds[0].Feed.Span : metric.Span;

        // Without valid feeds, the tags are not known.
        int given = metric.Feeds.Count == 0 && !metric.IsKept ? 0 : metric.MaxSeries;
        if (Limit(metric.Name, tags, given, span, metric.Table, bag) is not int limit)
        {
            return null;
        }

        if (given != SparseSeries.Invalid)
        {
            counts.Add((metric.Name, SeriesCount.Of(tags, limit) * MetricModel.SamplesOf(metric.Kind, metric.Boundaries)));
        }

        return metric with { MaxSeries = limit };
    }

    /// <summary>Returns how many combinations the metric keeps, 0 for all of them; null when there are too many.</summary>
    private static int? Limit(
        string name, EquatableArray<TagModel> tags, int given, SourceSpan span, TableReader table, DiagnosticBag bag)
    {
        long combinations = SeriesCount.Combinations(tags);
        if (given != 0 && combinations > CatalogueLimits.MaxCombinations)
        {
            bag.Add(Rules.TooManyCombinations, span, name, Factors(tags), Shown(CatalogueLimits.MaxCombinations));
            return null;
        }

        if (given == 0 && combinations > CatalogueLimits.MaxSeries)
        {
            string shown = combinations > MaxShown ? $"more than {Shown(MaxShown)}" : Shown(combinations);
            bag.Add(Rules.TooManySeries, span, SparseSeries.Suggest(table), name, shown, Factors(tags), Shown(CatalogueLimits.MaxSeries));
            return null;
        }

        if (given == SparseSeries.Invalid)
        {
            return combinations > CatalogueLimits.MaxSeries ? CatalogueLimits.MaxSeries : 0;
        }

        if (given >= combinations)
        {
            string fault = tags.Count == 0 ? "it has no tags" : $"its tags have only {Shown(combinations)} combinations";
            AddUseless(table, name, fault, bag);
            return 0;
        }

        return given;
    }

    private static void AddUseless(TableReader table, string name, string fault, DiagnosticBag bag)
    {
        if (table.Find(SparseSeries.Key) is { } entry)
        {
            bag.Add(Rules.UselessMaxSeries, entry.KeySpan, name, fault);
        }
    }

    private static string Factors(EquatableArray<TagModel> tags) =>
        string.Join(" × ", tags.Select(tag => $"{tag.Name} {Shown(tag.Size)}"));

    private static string Shown(long number) => number.ToString(CultureInfo.InvariantCulture);
}
