using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads an event's <c>feeds</c>.</summary>
internal static class FeedReader
{
    private static readonly string[] Verbs = ["add", "record", "set"];

    public static List<FeedDraft> Read(EventSyntax item, TableReader table, List<FieldModel> fields, List<TagModel> tags, CatalogueDraft draft, Findings findings)
    {
        var feeds = new List<FeedDraft>();
        foreach (TomlValue value in table.Array("feeds", "an array of { metric = \"…\", add = 1 }")?.Items ?? [])
        {
            if (value is not TomlTable content)
            {
                findings.Add(Rules.WrongType, value.Span, "feeds", value.Kind, "a table such as { metric = \"…\", add = 1 }");
            }
            else if (Read(item, content, fields, tags, draft, findings) is { } feed)
            {
                if (feeds.Any(other => other.Metric == feed.Metric && other.Verb != FeedVerb.Add))
                {
                    findings.Add(Rules.BadFeed, feed.Span, feed.Metric, "is the event's second one");
                }
                else
                {
                    feeds.Add(feed);
                }
            }
        }

        return feeds;
    }

    /// <summary>The fields that any feed names, right or wrong.</summary>
    public static ISet<string> FieldsNamed(TableReader table) => new HashSet<string>(
        ((table.Find("feeds")?.Value as TomlArray)?.Items ?? []).OfType<TomlTable>().SelectMany(feed => Verbs.Select(feed.Find)).Select(entry => (entry?.Value as TomlString)?.Value ?? ""));

    private static FeedDraft? Read(EventSyntax item, TomlTable content, List<FieldModel> fields, List<TagModel> tags, CatalogueDraft draft, Findings findings)
    {
        var table = new TableReader(content, "a feed", content.Span, findings, CatalogueKeys.Feed);
        if (!table.Require("metric", "metric = \"name\", one of [metrics]") || table.Text("metric") is not string name)
        {
            return null;
        }

        if (!draft.MetricsByName.TryGetValue(name, out MetricDraft? metric))
        {
            findings.Add(Rules.UnknownMetric, table.SpanOf("metric"), name, NearestName.Remedy(name, draft.MetricsByName.Keys, "metric"));
            return null;
        }

        if (metric is not null)
        {
            metric.Named++;
        }

        string[] verbs = [.. Verbs.Where(verb => table.Find(verb) is not null)];
        if (verbs.Length != 1)
        {
            findings.Add(Rules.BadFeed, table.SpanOf("metric"), name, verbs.Length == 0 ? "has no verb" : $"has {string.Join(" and ", verbs)}");
            return null;
        }

        EquatableArray<string> feedTags = Tags(item, table, tags, findings);
        FeedDraft? feed = Amount(item, table, name, (FeedVerb)System.Array.IndexOf(Verbs, verbs[0]), fields, findings);
        if (feed is null || metric is null || !VerbFits(metric, feed, table.Find(verbs[0])!, findings))
        {
            return null;
        }

        return feed with { Tags = feedTags, Span = table.Find("tags")?.Value.Span ?? table.SpanOf("metric") };
    }

    private static FeedDraft? Amount(EventSyntax item, TableReader table, string metric, FeedVerb verb, List<FieldModel> fields, Findings findings)
    {
        TomlEntry entry = table.Find(Verbs[(int)verb])!;
        switch (entry.Value)
        {
            case TomlInteger amount when verb == FeedVerb.Add:
                return new FeedDraft(metric, verb, amount.Value, null, default, entry.Value.Span);
            case TomlString field when fields.Any(candidate => candidate.Name == field.Value):
                return new FeedDraft(metric, verb, 0, field.Value, default, entry.Value.Span);
            case TomlString field:
                // A field that is there but wrong has been reported already.
                if (item.Table.Find("fields")?.Value is not TomlTable declared || declared.Find(field.Value) is null)
                {
                    findings.Add(Rules.UnknownField, field.Span, item.Name, field.Value, NearestName.Remedy(field.Value, [.. fields.Select(f => f.Name)], "field"));
                }

                return null;
            default:
                findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, verb == FeedVerb.Add ? "an integer or the name of a field" : "the name of a field");
                return null;
        }
    }

    private static bool VerbFits(MetricDraft metric, FeedDraft feed, TomlEntry verb, Findings findings)
    {
        FeedVerb wanted = metric.Kind switch
        {
            MetricKind.Histogram => FeedVerb.Record,
            MetricKind.Gauge => FeedVerb.Set,
            _ => FeedVerb.Add,
        };
        if (feed.Verb != wanted)
        {
            findings.Add(Rules.WrongVerb, verb.KeySpan, metric.Name, CatalogueKeys.Kinds[(int)metric.Kind], Verbs[(int)wanted], Verbs[(int)feed.Verb]);
            return false;
        }

        if (feed.Verb == FeedVerb.Add && feed.Field is null && (feed.Amount == 0 || (feed.Amount < 0 && metric.Kind == MetricKind.Counter) || feed.Amount == long.MinValue))
        {
            string remedy = feed.Amount == 0 ? "adding nothing has no effect; give an amount, or remove the feed" : "a counter only grows; make it an up-down-counter, or add a positive number";
            findings.Add(Rules.BadAmount, verb.Value.Span, metric.Name, feed.Amount.ToString(CultureInfo.InvariantCulture), remedy);
            return false;
        }

        return true;
    }

    private static EquatableArray<string> Tags(EventSyntax item, TableReader table, List<TagModel> tags, Findings findings)
    {
        var names = new List<string>();
        foreach (TomlValue value in table.Array("tags", "an array of the event's tags")?.Items ?? [])
        {
            if (value is not TomlString { Value: string name })
            {
                findings.Add(Rules.WrongType, value.Span, "tags", value.Kind, "the name of one of the event's tags");
            }
            else if (names.Contains(name))
            {
                findings.Add(Rules.DuplicateValue, value.Span, name, "the feed's tags");
            }
            else if (tags.Any(tag => tag.Name == name))
            {
                names.Add(name);
            }
            else if (item.Table.Find("tags")?.Value is not TomlTable declared || declared.Find(name) is null)
            {
                findings.Add(Rules.UnknownTag, value.Span, item.Name, name, NearestName.Remedy(name, [.. tags.Select(tag => tag.Name)], "tag"));
            }
        }

        return new EquatableArray<string>(names);
    }
}
