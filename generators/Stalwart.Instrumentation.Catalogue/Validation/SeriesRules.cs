using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Keeps the number of series that metrics can have at worst within bounds: a series is one combination of tag values.</summary>
internal static class SeriesRules
{
    public const int MostSeries = 10_000;

    public static void Apply(CatalogueDraft draft, Findings findings)
    {
        var counts = new List<(string Name, long Series)>();
        draft.Events.RemoveAll(item => item.Model.Counted && !Count(item.Model.Name, item.Model.Tags, item.Span));
        draft.Metrics.RemoveAll(metric => !Count(metric.Name, TagsOf(metric), metric.Feeds.Count > 0 ? metric.Feeds[0].Feed.Span : metric.Span));
        long all = counts.Sum(count => count.Series);
        if (draft.MaxSeries is long most && all > most)
        {
            IEnumerable<string> largest = counts.OrderByDescending(count => count.Series).Take(3).Select(count => $"'{count.Name}' with {Shown(count.Series)}");
            findings.Add(Rules.OverBudget, draft.MaxSeriesSpan, Shown(all), Shown(most), string.Join(", ", largest));
        }

        bool Count(string name, EquatableArray<TagModel> tags, SourceSpan span)
        {
            decimal series = tags.Aggregate(1m, (product, tag) => System.Math.Min(product * tag.Size, 1e15m));
            if (series > MostSeries)
            {
                string factors = string.Join(" × ", tags.Select(tag => $"{tag.Name} {Shown(tag.Size)}"));
                findings.Add(Rules.TooManySeries, span, name, series.ToString(CultureInfo.InvariantCulture), factors, Shown(MostSeries));
                return false;
            }

            counts.Add((name, (long)series));
            return true;
        }
    }

    /// <summary>The tags of a metric: those of its first feed, in that order.</summary>
    public static EquatableArray<TagModel> TagsOf(MetricDraft metric) => metric.Feeds.Count == 0
        ? default
        : new(metric.Feeds[0].Feed.Tags.Select(name => MetricRules.Tag(metric.Feeds[0].Event, name)));

    private static string Shown(long number) => number.ToString(CultureInfo.InvariantCulture);
}
