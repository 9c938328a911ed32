using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Queries;
using static Stalwart.Instrumentation.Cli.Documents.MarkdownWriter;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>Writes the events of a family: their meanings, tags, feeds, and Prometheus queries.</summary>
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
        if (item.Message is not null)
        {
            words.Add($"Message: {Template(item)}");
        }

        string[] logged = [.. item.Fields.Where(field => field.IsForLogs).Select(Logged)];
        if (logged.Length > 0)
        {
            words.Add($"In logs: {string.Join(", ", logged)}");
        }

        if (!item.IsLogged)
        {
            words.Add("*Not logged*");
        }

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

    /// <summary>Returns the message with its placeholders as code.</summary>
    private static string Template(EventModel item) => string.Concat(
        MessageTemplate.Parse(item.Message!).Parts.Select(part => part.IsPlaceholder ? Code($"{{{part.Text}}}") : Plain(part.Text)));

    private static string Logged(FieldModel field) =>
        $"{Code(field.Name)}: {CatalogueWords.FieldTypes.Of(field.Type)}{Redacted(field.Sensitivity)}";

    private static string Redacted(string? sensitivity) => sensitivity is null ? "" : $" (redacted: {sensitivity})";

    private static string Tag(TagModel tag, ReferenceLinks links) => tag switch
    {
        { Set: string set } => $"`{tag.Name}`: one of {links.Tag(set)}",
        { Kind: TagKind.Bool } => $"`{tag.Name}`: `true`, `false`",
        { Kind: TagKind.Open } =>
            $"`{tag.Name}`: any{(tag.IsInteger ? " integer" : "")}, at most {tag.Limit}, then `{TagModel.DefaultOther}`",
        _ => $"`{tag.Name}`: {string.Join(", ", tag.Values.Own.Append(tag.Values.Other).Select(Code))}",
    } + (tag.IsOptional ? ", or absent" : "") + Redacted(tag.Sensitivity);

    private static string Feed(FeedModel feed, ReferenceLinks links)
    {
        string amount = feed.Field is string field
            ? Code(field)
            : feed.Amount > 0 ? $"+{Reference.Number(feed.Amount)}" : $"−{Reference.Number(-feed.Amount)}";
        return $"{links.Metric(feed.Metric)} {(feed.Verb == FeedVerb.Set ? "= " : "")}{amount}";
    }
}
