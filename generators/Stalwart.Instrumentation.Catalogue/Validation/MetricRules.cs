using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Checks names of events and metrics, and the tags that a metric gets from its feeds.</summary>
internal static class MetricRules
{
    private const int MaxShown = 8;

    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        Dictionary<string, EventDraft> counted = CountersOf(draft, bag);
        draft.Metrics.ForEach(metric => CheckVerbs(metric, bag));
        draft.Metrics.RemoveAll(metric => IsEvent(metric, counted, bag));
        var metrics = draft.Metrics.ToDictionary(metric => metric.Name);
        draft.Events.ForEach(item => Connect(item, metrics, bag));
    }

    /// <summary>
    /// Reports verbs for other kinds of metrics. If all feeds have the same verb, the kind is wrong, which is one mistake.
    /// </summary>
    private static void CheckVerbs(MetricDraft metric, DiagnosticBag bag)
    {
        bool isKindWrong = metric.WrongVerbs.Count == metric.Named && metric.WrongVerbs.Select(verb => verb.Verb).Distinct().Count() == 1;
        foreach ((SourceSpan span, FeedVerb verb) in isKindWrong ? metric.WrongVerbs.Take(1) : metric.WrongVerbs)
        {
            string wanted = CatalogueWords.Verbs.Of(CatalogueWords.VerbOf(metric.Kind));
            bag.Add(Rules.WrongVerb, span, metric.Name, CatalogueWords.Kinds.Of(metric.Kind), wanted, CatalogueWords.Verbs.Of(verb));
        }
    }

    /// <summary>
    /// Returns the events by the names of their counters. An event whose counter has a duplicate name is not counted.
    /// </summary>
    private static Dictionary<string, EventDraft> CountersOf(CatalogueDraft draft, DiagnosticBag bag)
    {
        var counters = new Dictionary<string, EventDraft>();
        EventDraft[] counted = [.. draft.Events.Where(item => item.Model.Counted).OrderBy(item => item.Model.Counter is null ? 0 : 1)];
        foreach (EventDraft item in counted)
        {
            string name = item.Model.CounterName;
            if (counters.TryGetValue(name, out EventDraft? other))
            {
                string line = (other.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture);
                bag.Add(Rules.DuplicateMetric, item.Span, name, $"as the counter of the event on line {line}");
                draft.Events[draft.Events.IndexOf(item)] = item with { Model = item.Model with { Counted = false }, HasErrors = true };
            }
            else
            {
                counters.Add(name, item);
            }
        }

        return counters;
    }

    private static bool IsEvent(MetricDraft metric, Dictionary<string, EventDraft> counted, DiagnosticBag bag)
    {
        bool collides = counted.TryGetValue(metric.Name, out EventDraft? item);
        if (collides)
        {
            string line = (item!.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture);
            bag.Add(Rules.DuplicateMetric, metric.Span, metric.Name, $"as the counter of the event on line {line}");
        }

        return collides;
    }

    private static void Connect(EventDraft item, Dictionary<string, MetricDraft> metrics, DiagnosticBag bag) => item.Feeds.RemoveAll(feed =>
    {
        if (!metrics.TryGetValue(feed.Metric, out MetricDraft? metric))
        {
            return false;
        }

        if (metric.IsKept)
        {
            string key = metric.Table.Find("observed") is null ? "tags" : "observed";
            string declared = (metric.Table.SpanOf(key).StartLine + 1).ToString(CultureInfo.InvariantCulture);
            bag.Add(Rules.FedByProgram, feed.Span, metric.Name, key, declared);
            return true;
        }

        (EventDraft Event, FeedDraft Feed)? first = metric.Feeds.Count > 0 ? metric.Feeds[0] : null;
        if (first is null || SameTags(first.Value, (item, feed)))
        {
            metric.Feeds.Add((item, feed));
            return false;
        }

        string line = (first.Value.Feed.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture);
        bag.Add(Rules.DifferentTags, feed.Span, metric.Name, Shown(first.Value), line, Shown((item, feed)));
        return true;
    });

    private static bool SameTags((EventDraft Event, FeedDraft Feed) first, (EventDraft Event, FeedDraft Feed) second)
    {
        if (first.Feed.Tags.Count != second.Feed.Tags.Count)
        {
            return false;
        }

        return first.Feed.Tags.All(
            name => second.Feed.Tags.Contains(name) && Tag(first.Event, name) is var a && Tag(second.Event, name) is var b && a.Equals(b));
    }

    public static TagModel Tag(EventDraft item, string name) => item.Model.Tags.First(tag => tag.Name == name);

    private static string Shown((EventDraft Event, FeedDraft Feed) feed) => feed.Feed.Tags.Count switch
    {
        0 => "no tags",
        1 => "the tag " + Shown(Tag(feed.Event, feed.Feed.Tags[0])),
        _ => "the tags " + string.Join(", ", feed.Feed.Tags.Select(name => Shown(Tag(feed.Event, name)))),
    };

    private static string Shown(TagModel tag) => tag.Name + tag.Kind switch
    {
        TagKind.Bool => " (bool)",
        TagKind.Open => $" ({(tag.IsInteger ? "int, " : "")}limit {tag.Limit})",
        _ when tag.Set is not null => $" ([tags.{tag.Set}])",
        _ => $" ({Shown(tag.Values.Texts)})",
    } + (tag.IsOptional ? ", optional" : "");

    private static string Shown(EquatableArray<string> values) =>
        string.Join(", ", values.Take(MaxShown)) + (values.Count > MaxShown ? $" and {values.Count - MaxShown} more" : "");
}
