using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Queries;
using static Stalwart.Instrumentation.Cli.Documents.MarkdownWriter;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>The events of a family: what they mean, their tags, what they feed, and how to ask Prometheus for them.</summary>
internal static class FamilySection
{
    public static void Write(
        MarkdownWriter page, FamilyModel family, IReadOnlyList<ExportedMetric> metrics, ReferenceLinks links, int level)
    {
        Dictionary<string, ExportedMetric> counters = metrics.Where(metric => metric.Event is not null)
            .ToDictionary(metric => metric.Event!.Name);
        EventModel[] events = [.. family.Events.OrderBy(item => item.Name, StringComparer.Ordinal)];
        page.Heading(level, ReferenceLinks.FamilyHeading(family.Name));
        page.Table(
            ["Event", "Id", "Level", "Meaning", "Tags", "Feeds", "Counter in Prometheus"],
            events.Select(item => (string[])[
                Code(item.Name),
                Reference.Number(item.Id),
                CatalogueWords.Levels.Of(item.Level),
                Meaning(item),
                string.Join("<br>", item.Tags.Select(tag => Tag(tag, links))),
                string.Join("<br>", item.Feeds.Select(feed => Feed(feed, links))),
                counters.TryGetValue(item.Name, out ExportedMetric? counter) ? Code(counter.PrometheusFamily) : "–"]));
        string[] queries =
        [
            .. events.Where(item => counters.ContainsKey(item.Name)).SelectMany(item => PromQl.Example.Examples(counters[item.Name])),
        ];
        if (queries.Length > 0)
        {
            page.Code("promql", queries);
        }
    }

    private static string Meaning(EventModel item)
    {
        var words = new List<string> { Plain(item.Description) };
        if (item.Deprecated is not null)
        {
            words.Add($"**Deprecated:** {Plain(item.Deprecated)}");
        }

        if (!item.Enabled)
        {
            words.Add("*Off by default*");
        }

        if (item.Owner is not null)
        {
            words.Add($"Owner: {Plain(item.Owner)}");
        }

        if (item.Formerly.Count > 0)
        {
            words.Add($"Formerly {string.Join(", ", item.Formerly.Select(Code))}");
        }

        return string.Join("<br>", words);
    }

    private static string Tag(TagModel tag, ReferenceLinks links) => tag switch
    {
        { Set: string set } => $"`{tag.Name}`: one of {links.Tag(set)}",
        { Kind: TagKind.Bool } => $"`{tag.Name}`: `true`, `false`",
        { Kind: TagKind.Open } =>
            $"`{tag.Name}`: any{(tag.IsInteger ? " integer" : "")}, at most {tag.Limit}, then `{TagModel.DefaultOther}`",
        _ => $"`{tag.Name}`: {string.Join(", ", tag.Values.Own.Append(tag.Values.Other).Select(Code))}",
    } + (tag.IsOptional ? ", or absent" : "");

    private static string Feed(FeedModel feed, ReferenceLinks links)
    {
        string amount = feed.Field is string field
            ? Code(field)
            : feed.Amount > 0 ? $"+{Reference.Number(feed.Amount)}" : $"−{Reference.Number(-feed.Amount)}";
        return $"{links.Metric(feed.Metric)} {(feed.Verb == FeedVerb.Set ? "= " : "")}{amount}";
    }
}
