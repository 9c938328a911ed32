using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads an event's <c>feeds</c>.</summary>
internal sealed class FeedReader(
    EventSyntax item, TableReader owner, List<FieldModel> fields, List<TagModel> tags, CatalogueDraft draft, DiagnosticBag bag)
{
    private const string Form = "{ metric = \"…\", add = 1 }";

    private const string Verbs = "expected one of add = 1, add = \"field\", record = \"field\" or set = \"field\"";

    /// <summary>Gets the fields that any feed names, valid or not.</summary>
    public ISet<string> FieldsNamed { get; } = new HashSet<string>();

    /// <summary>Gets the tags that any feed names, valid or not.</summary>
    public ISet<string> TagsNamed { get; } = new HashSet<string>();

    public List<FeedDraft> Read()
    {
        var feeds = new List<FeedDraft>();
        TomlArray? array = owner.Array("feeds", $"an array of {Form}");
        if (array is null && owner.Find("feeds") is not null)
        {
            draft.Mentions.AddUnresolved(Rules.UnfedMetric);
        }

        foreach (TomlValue value in array?.Items ?? [])
        {
            if (value is not TomlTable content)
            {
                bag.Add(Rules.WrongType, value.Span, "feeds", value.Kind, $"a table such as {Form}");
                draft.Mentions.AddUnresolved(Rules.UnfedMetric);
            }
            else if (Read(content) is { } feed)
            {
                if (feeds.Any(other => other.Metric == feed.Metric && other.Verb != FeedVerb.Add))
                {
                    bag.Add(Rules.BadFeed, feed.Span, feed.Metric, "is already defined in this event", "remove one of the two");
                }
                else if (feeds.FirstOrDefault(other => Cancels(other, feed)) is { } opposite)
                {
                    string remedy = $"event '{item.Name}' also adds {Shown(opposite.Amount)}, which cancels it out; remove one of the two, "
                        + "or feed it from another event";
                    bag.Add(Rules.BadAmount, feed.ValueSpan, feed.Metric, Shown(feed.Amount), remedy);
                }
                else
                {
                    feeds.Add(feed);
                }
            }
        }

        return feeds;
    }

    private FeedDraft? Read(TomlTable content)
    {
        var table = new TableReader(content, "the feed", content.Span, bag, CatalogueKeys.Feed);
        TomlEntry[] verbs = [.. CatalogueWords.Verbs.Words.Select(table.Find).Where(verb => verb is not null).Select(verb => verb!)];
        FieldsNamed.UnionWith(verbs.Select(verb => verb.Value).OfType<TomlString>().Select(field => field.Value));
        if (verbs.Length == 0)
        {
            // The feed may use any field.
            FieldsNamed.UnionWith(fields.Select(field => field.Name));
        }

        if (!table.Require("metric", "metric = \"name\", one of [metrics]") || table.Text("metric") is not string name)
        {
            if (owner.Find("feeds") is { Key: "feeds" })
            {
                table.ReportMissing();
            }

            draft.Mentions.AddUnresolved(Rules.UnfedMetric);
            return null;
        }

        if (!draft.MetricsByName.TryGetValue(name, out MetricDraft? metric) && !draft.Mentions.IsDeclared(Rules.UnknownMetric, name))
        {
            draft.UnknownNames.Add(Rules.UnknownMetric, name, table.SpanOf("metric"));
            draft.Mentions.AddUnresolved(Rules.UnfedMetric);
            draft.Mentions.AddUnresolved(Rules.UnusedBuckets);
            return null;
        }

        if (metric is not null)
        {
            metric.Named++;
        }

        if (verbs.Length != 1)
        {
            if (verbs.Length > 1 || !table.HasUnknownKeys)
            {
                string fault = verbs.Length == 0
                    ? "has no verb"
                    : $"has {string.Join(" and ", CatalogueWords.Verbs.Words.Where(verb => table.Find(verb) is not null))}";
                bag.Add(Rules.BadFeed, table.SpanOf("metric"), name, fault, Verbs);
            }

            return null;
        }

        FeedVerb written = CatalogueWords.Verbs.Find(CatalogueWords.Verbs.Words.First(verb => table.Find(verb) is not null))!.Value;
        int before = bag.Errors;
        EquatableArray<string> feedTags = Tags(table);
        bool hasTags = bag.Errors == before;
        FeedDraft? feed = Amount(verbs[0], name, written);
        if (feed is null || !hasTags || table.IsIncomplete || metric is not { HasErrors: false } || !VerbFits(metric, feed, verbs[0]))
        {
            return null;
        }

        return feed with { Tags = feedTags, Span = table.Find("tags")?.Value.Span ?? table.SpanOf("metric") };
    }

    private FeedDraft? Amount(TomlEntry entry, string metric, FeedVerb verb)
    {
        switch (entry.Value)
        {
            case TomlInteger amount when verb == FeedVerb.Add:
                return new FeedDraft(metric, verb, amount.Value, null, default, entry.Value.Span);
            case TomlString field when fields.FirstOrDefault(candidate => candidate.Name == field.Value) is { IsForLogs: true } forLogs:
                bag.Add(Rules.FieldForLogs, field.Span, metric, forLogs.Name, CatalogueWords.FieldTypes.Of(forLogs.Type));
                return null;
            case TomlString field when fields.Any(candidate => candidate.Name == field.Value):
                return new FeedDraft(metric, verb, 0, field.Value, default, entry.Value.Span);
            case TomlString field:
                if (!IsDeclared("fields", field.Value))
                {
                    var remedy = Remedy.For(bag.Speller, field.Value, [.. fields.Select(candidate => candidate.Name)], "fields");
                    bag.Add(
                        Rules.UnknownField, field.Span, Suggestion.String(remedy.Near, field.Span), item.Name, field.Value, remedy.Words);
                }

                return null;
            default:
                string wanted = verb == FeedVerb.Add ? "an integer or the name of a field" : "the name of a field";
                bag.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, wanted);
                return null;
        }
    }

    private bool VerbFits(MetricDraft metric, FeedDraft feed, TomlEntry verb)
    {
        FeedVerb wanted = CatalogueWords.VerbOf(metric.Kind);
        if (feed.Verb != wanted)
        {
            // The feed may refer to another metric.
            metric.WrongVerbs.Add((verb.KeySpan, feed.Verb));
            draft.Mentions.AddUnresolved(Rules.UnfedMetric);
            return false;
        }

        bool decreases = feed.Amount < 0 && metric.Kind == MetricKind.Counter;
        if (feed.Verb == FeedVerb.Add && feed.Field is null && (feed.Amount == 0 || decreases || feed.Amount == long.MinValue))
        {
            string remedy = feed.Amount == 0
                ? "adding 0 has no effect, so use another amount, or remove the feed"
                : "a counter only increases, so use a positive amount, or make it an up-down-counter";
            bag.Add(Rules.BadAmount, verb.Value.Span, metric.Name, Shown(feed.Amount), remedy);
            return false;
        }

        return true;
    }

    private EquatableArray<string> Tags(TableReader table)
    {
        var names = new List<string>();
        TomlArray? array = table.Array("tags", "an array of the event's tags");
        TagsNamed.UnionWith((array?.Items ?? []).OfType<TomlString>().Select(name => name.Value));
        foreach (TomlValue value in array?.Items ?? [])
        {
            if (value is not TomlString { Value: string name })
            {
                bag.Add(Rules.WrongType, value.Span, "tags", value.Kind, "the name of one of the event's tags");
            }
            else if (names.Contains(name))
            {
                bag.Add(Rules.DuplicateValue, value.Span, name, "the feed's tags");
            }
            else if (tags.Any(tag => tag.Name == name))
            {
                names.Add(name);
            }
            else if (!IsDeclared("tags", name))
            {
                var remedy = Remedy.For(bag.Speller, name, [.. tags.Select(tag => tag.Name)], "tags");
                bag.Add(Rules.UnknownTag, value.Span, Suggestion.String(remedy.Near, value.Span), item.Name, name, remedy.Words);
            }
        }

        return new EquatableArray<string>(names);
    }

    private static bool Cancels(FeedDraft first, FeedDraft second) =>
        first.Metric == second.Metric && first.Field is null && second.Field is null && first.Amount == -second.Amount;

    private static string Shown(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns whether the event has an invalid declaration of a field or tag, which has been reported.</summary>
    private bool IsDeclared(string key, string name) => owner.Find(key) switch
    {
        null => owner.HasUnknownKeys,
        { Value: TomlTable declared } => declared.Entries.Any(entry => entry.Key == name || NameGrammar.Repair(entry.Key) == name),
        _ => true,
    };
}
