using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Sources;

namespace Stalwart.Instrumentation.Cli.Listing;

/// <summary>Describes the size of a catalogue, its largest metrics, and the next free id.</summary>
internal static class CatalogueStatistics
{
    private const int Largest = 10;

    /// <summary>Returns rows of a name and a value.</summary>
    public static IReadOnlyList<string[]> Of(ValidCatalogue catalogue)
    {
        CatalogueModel model = catalogue.Model;
        CatalogueCounts counts = CatalogueCounts.Of(model);
        EventModel[] events = [.. model.Families.SelectMany(family => family.Events)];
        var rows = new List<string[]>
        {
            new[] { "meter", $"{model.Meter} {model.Version}".TrimEnd() },
            new[] { "families", Number(counts.Families) },
            new[]
            {
                "events",
                $"{counts.Events}: {counts.Counted} counted, {counts.Enabled} on by default, "
                + $"{events.Count(item => item.IsLogged)} logged, {events.Count(item => item.Message is not null)} with a message, "
                + $"{events.Count(item => item.Deprecated is not null)} deprecated",
            },
            new[]
            {
                "levels",
                string.Join(
                    ", ",
                    Enum.GetValues<EventLevel>()
                        .Select(level => $"{events.Count(item => item.Level == level)} {CatalogueWords.Levels.Of(level)}")),
            },
            new[]
            {
                "metrics",
                $"{counts.Declared}: " + string.Join(
                    ", ",
                    Enum.GetValues<MetricKind>()
                        .Select(kind => $"{model.Metrics.Count(metric => metric.Kind == kind)} {CatalogueWords.Kinds.Of(kind)}")),
            },
            new[] { "tag sets", Number(model.TagSets.Count) },
            new[] { "max series", Number(counts.Series) + (model.MaxSeries is long most ? $" of {most} allowed" : "") },
            new[]
            {
                "retired ids",
                model.Retired.Count == 0 ? "none" : string.Join(", ", model.Retired.Select(retired => $"{retired.Id} {retired.Name}")),
            },
            new[] { "next free id", CatalogueEditor.NextId(catalogue.Source.Text)?.ToString(CultureInfo.InvariantCulture) ?? "none" },
        };
        IEnumerable<ExportedMetric> largest = ExportedMetric.Of(model)
            .OrderByDescending(metric => metric.Series)
            .ThenBy(metric => metric.Metric.Name, StringComparer.Ordinal)
            .Take(Largest);
        rows.AddRange(
            largest.Select(
                (metric, place) => new[]
                {
                    place == 0 ? "largest metrics" : "",
                    $"{metric.Series} {metric.Metric.Name}{Factors(metric)}",
                }));
        return rows;
    }

    /// <summary>Returns the combinations that make up the series, or of which a sparse metric keeps some.</summary>
    private static string Factors(ExportedMetric metric)
    {
        string factors = string.Join(" × ", metric.Metric.Tags.Select(tag => $"{tag.Name} {tag.Size}"));
        return factors.Length == 0 ? "" : $" {(metric.Metric.MaxSeries > 0 ? "of" : "=")} {factors}";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
