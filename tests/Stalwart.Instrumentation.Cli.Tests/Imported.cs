using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Exporting;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>A catalogue that the tool imported.</summary>
/// <param name="Notes">Its notes, without the first line, which every import has.</param>
/// <param name="Result">The catalogue after reading.</param>
internal sealed record Imported(string[] Notes, CatalogueResult Result)
{
    private readonly ExportedMetric[] metrics = [.. ExportedMetric.Of(Result.Model!)];

    /// <summary>The families that a scrape of the catalogue has, in order.</summary>
    public string[] Families => [.. metrics.Select(metric => metric.PrometheusFamily).Order(StringComparer.Ordinal)];

    /// <summary>The names of the metrics in the catalogue, in order.</summary>
    public string[] Names => [.. metrics.Select(metric => metric.Metric.Name).Order(StringComparer.Ordinal)];

    public static Imported Of(string text) => new(
        [.. text.Split('\n').TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal)).Skip(1).Select(line => line[2..])],
        CatalogueReader.Read("imported", text));

    public ExportedMetric Metric(string family) => metrics.Single(metric => metric.PrometheusFamily == family);

    public string[] Tags(string family) => [.. Metric(family).Metric.Tags.Select(tag => tag.Name)];
}
