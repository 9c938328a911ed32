using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using static Stalwart.Instrumentation.Cli.Documents.MarkdownWriter;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>
/// Writes the reference of a catalogue as Markdown. Families and metrics are sorted by name, so that moving lines in the catalogue changes
/// nothing.
/// </summary>
internal static class Reference
{
    public static IReadOnlyList<Page> Write(CatalogueModel catalogue, bool asFolder)
    {
        var links = new ReferenceLinks(asFolder);
        IReadOnlyList<ExportedMetric> metrics =
        [
            .. ExportedMetric.Of(catalogue).OrderBy(metric => metric.Metric.Name, StringComparer.Ordinal),
        ];
        FamilyModel[] families = [.. catalogue.Families.OrderBy(family => family.Name, StringComparer.Ordinal)];
        MarkdownWriter page = Begin($"Events of `{catalogue.Meter}`");
        WriteSummary(page, catalogue, families, metrics, links);
        if (!asFolder)
        {
            families.ToList().ForEach(family => FamilySection.Write(page, family, metrics, links, level: 2));
            MetricSection.Write(page, catalogue, metrics, links);
            TagSection.Write(page, catalogue);
            return [new Page("", page.ToString())];
        }

        var pages = new List<Page> { new(ReferenceLinks.Index, page.ToString()) };
        foreach (FamilyModel family in families)
        {
            MarkdownWriter own = Begin(null);
            FamilySection.Write(own, family, metrics, links, level: 1);
            pages.Add(new Page(ReferenceLinks.FamilyFile(family.Name), own.ToString()));
        }

        MarkdownWriter metricPage = Begin($"Metrics of `{catalogue.Meter}`");
        MetricSection.Write(metricPage, catalogue, metrics, links);
        MarkdownWriter tagPage = Begin($"Tags of `{catalogue.Meter}`");
        TagSection.Write(tagPage, catalogue);
        return [.. pages, new Page(ReferenceLinks.Metrics, metricPage.ToString()), new Page(ReferenceLinks.Tags, tagPage.ToString())];
    }

    private static MarkdownWriter Begin(string? title)
    {
        var page = new MarkdownWriter();
        page.Paragraph(Page.Mark);
        if (title is not null)
        {
            page.Heading(1, title);
        }

        return page;
    }

    private static void WriteSummary(
        MarkdownWriter page,
        CatalogueModel catalogue,
        FamilyModel[] families,
        IReadOnlyList<ExportedMetric> metrics,
        ReferenceLinks links)
    {
        CatalogueCounts counts = CatalogueCounts.Of(catalogue);
        string version = catalogue.Version is null ? "" : $", version {catalogue.Version}";
        page.Paragraph(
            $"Meter `{catalogue.Meter}`{version}: {counts.Describe()}. {counts.Counted} events have their own counter; "
            + $"{counts.Enabled} are on by default. "
            +
            "The names in Prometheus are those of the exporter's default strategy.");
        Dictionary<string, long> series = metrics.Where(metric => metric.Event is not null)
            .GroupBy(metric => metric.Metric.Name.Split('.')[0])
            .ToDictionary(group => group.Key, group => group.Sum(metric => metric.Series));
        page.Heading(2, "Families");
        page.Table(
            ["Family", "Events", "Counted", "On by default", "Max series"],
            families.Select(family => (string[])[
                links.Family(family.Name), Number(family.Events.Count), Number(family.Events.Count(item => item.Counted)), Number(
                    family.Events.Count(item => item.Enabled)), Number(series.GetValueOrDefault(family.Name))]));
        page.Paragraph(
            $"See also {Link("the metrics", ReferenceLinks.Metrics, "Metrics")}, "
            + $"{Link("the series budget", ReferenceLinks.Metrics, "Series budget")} and {Link("the tags", ReferenceLinks.Tags, "Tags")}.");

        string Link(string words, string file, string heading) =>
            links.IsFolder && heading != "Series budget"
                ? $"[{words}]({file})"
                : $"[{words}]({(links.IsFolder ? file : "")}#{Anchor(heading)})";
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
