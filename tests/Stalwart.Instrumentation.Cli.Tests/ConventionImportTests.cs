using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.TestSupport.Conventions;
using Stalwart.Instrumentation.TestSupport.SharedData;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>All model files of the conventions, compared with what an independent reader finds in them.</summary>
public sealed class ConventionImportTests(InstalledTool tool)
{
    [SharedDataFact(ModelFiles.Folder)]
    public async Task Import_keeps_every_metric_of_the_conventions_unchanged()
    {
        (CatalogueModel model, string text, IReadOnlyList<ModelMetric> written) = await ImportAsync();
        Assert.Equal(541, written.Count);
        Assert.Equal(
            written.Select(metric => metric.Name).Except(ModelFiles.Replaced).Order(StringComparer.Ordinal),
            model.Metrics.Select(metric => metric.Name).Order(StringComparer.Ordinal));
        Assert.All(
            ModelFiles.Replaced,
            name => Assert.Contains($"\n# {name} is left out: in C# it would have the name", text, StringComparison.Ordinal));
        Assert.All(
            written.Where(metric => !ModelFiles.Replaced.Contains(metric.Name)),
            metric =>
            {
                MetricModel imported = model.Metrics.Single(item => item.Name == metric.Name);
                Assert.Equal((metric.Unit, metric.Instrument), (imported.Unit, imported.Kind.ToString().ToLowerInvariant()));
                EventModel[] feeders =
                [
                    .. model.Families.SelectMany(family => family.Events).Where(item => item.Feeds.Any(feed => feed.Metric == metric.Name)),
                ];
                Assert.Equal(
                    metric.IsDeprecated,
                    feeders.Length > 0 && feeders.All(item => !string.IsNullOrWhiteSpace(item.Deprecated)));
            });
    }

    [SharedDataFact(ModelFiles.Folder)]
    public async Task Import_keeps_every_required_attribute_of_the_conventions()
    {
        (CatalogueModel model, string text, IReadOnlyList<ModelMetric> written) = await ImportAsync();
        int needed = 0;
        foreach (ModelMetric metric in written.Where(metric => !ModelFiles.Replaced.Contains(metric.Name)))
        {
            EquatableArray<TagModel> tags = model.Metrics.Single(item => item.Name == metric.Name).Tags;
            foreach (ModelAttribute attribute in metric.Attributes.Values)
            {
                if (attribute.Level is "required" or "conditionally_required")
                {
                    Assert.Contains(attribute.Name, tags.Select(tag => tag.Name));
                    Assert.Equal(attribute.Level != "required", tags.Single(tag => tag.Name == attribute.Name).IsOptional);
                    needed++;
                }
                else if (tags.All(tag => tag.Name != attribute.Name))
                {
                    // What is left out is in the notes by name.
                    Assert.Contains(
                        text.Split('\n').Where(line => line.StartsWith($"# {metric.Name}: ", StringComparison.Ordinal)),
                        note => note.Contains("left out", StringComparison.Ordinal)
                            && note.Contains(attribute.Name, StringComparison.Ordinal));
                }
            }
        }

        Assert.Equal(498, needed);
    }

    [SharedDataFact(ModelFiles.Folder)]
    public async Task Import_keeps_types_and_values_of_the_attributes_of_the_conventions()
    {
        (CatalogueModel model, _, IReadOnlyList<ModelMetric> written) = await ImportAsync();
        foreach (ModelMetric metric in written.Where(metric => !ModelFiles.Replaced.Contains(metric.Name)))
        {
            foreach (TagModel tag in model.Metrics.Single(item => item.Name == metric.Name).Tags)
            {
                if (!metric.Attributes.TryGetValue(tag.Name, out ModelAttribute? attribute))
                {
                    // What only the refinements of a metric have.
                    Assert.Contains(metric.Name, (string[])["hw.status", "hw.errors"]);
                    continue;
                }

                Assert.Equal(attribute.Type == "boolean", tag.Kind == Catalogue.Model.TagKind.Bool);
                bool hasNumbers = attribute.Values.Count > 0 && attribute.Values.All(value => int.TryParse(value, out _));
                Assert.Equal(attribute.Type == "int" || hasNumbers, tag.IsInteger);
                if (tag.Kind == Catalogue.Model.TagKind.Closed)
                {
                    Assert.Equal(
                        attribute.Values.OrderBy(value => value == tag.Values.Other),
                        tag.Values.Texts);
                    Assert.Equal(attribute.Values.Contains("_OTHER") ? "_OTHER" : "other", tag.Values.Other);
                }
                else if (tag.Kind == Catalogue.Model.TagKind.Open)
                {
                    Assert.True(attribute.Values.Count <= 1 && tag.Limit >= 5, $"{metric.Name}: {tag.Name} has the limit {tag.Limit}");
                }
            }
        }
    }

    [SharedDataFact(ModelFiles.Folder)]
    public async Task Import_makes_a_metric_sparse_rather_than_omit_an_attribute()
    {
        (CatalogueModel model, string text, _) = await ImportAsync();
        Assert.DoesNotMatch("(?m)^# .*(there could be more than|there is no room|limits are low)", text);
        Assert.All(model.Metrics, metric => Assert.Equal(metric.MaxSeries > 0, SeriesCount.Combinations(metric.Tags) > 10_000));
        Assert.Equal([0, 2000], model.Metrics.Select(metric => metric.MaxSeries).Distinct().Order());
    }

    [SharedDataFact(ModelFiles.Folder)]
    public async Task Boundaries_fit_the_unit_of_every_histogram_of_the_conventions()
    {
        (CatalogueModel model, _, _) = await ImportAsync();
        var first = model.Metrics.Where(metric => metric.Kind == Catalogue.Model.MetricKind.Histogram)
            .GroupBy(metric => metric.Unit)
            .ToDictionary(same => same.Key, same => same.Select(metric => (metric.Buckets[0], metric.Buckets[^1])).Distinct().Single());
        Assert.Equal((0.005, 10), first["s"]);
        Assert.Equal((5, 10_000), first["ms"]);
        Assert.Equal((500, 100_000_000), first["By"]);
        Assert.Equal((1, 67_108_864), first["{token}"]);
        Assert.Equal((1, 10_000), first["{row}"]);
    }

    [SharedDataFact(ModelFiles.Folder)]
    public async Task Import_gives_the_request_duration_its_tags_when_run_as_in_the_help()
    {
        string folder = SharedFolder.Find(ModelFiles.Folder)!;
        ToolRun help = await tool.RunAsync("import", "--help");
        string example = help.Succeeded().Output.Split('\n').Single(line => line.Contains("import model/", StringComparison.Ordinal));
        string line = $"$TOOL import {example.Split(" import ")[1].Split(" -o ")[0].Replace("model/", "./", StringComparison.Ordinal)}";
        ToolRun run = await tool.ShellAsync(folder, line);
        CatalogueResult imported = CatalogueReader.Read("imported", run.Succeeded().Output);
        Assert.Empty(imported.Diagnostics);
        MetricModel duration = imported.Model!.Metrics.Single(metric => metric.Name == "http.server.request.duration");
        Assert.Equal(
            [
                "error.type", "http.request.method", "http.response.status_code", "http.route", "network.protocol.name",
                "network.protocol.version", "url.scheme",
            ],
            duration.Tags.Select(tag => tag.Name).Order(StringComparer.Ordinal));
        Assert.True(duration.Tags.Single(tag => tag.Name == "http.response.status_code").IsInteger);
        Assert.DoesNotContain("not among the files", run.Output, StringComparison.Ordinal);
    }

    private async Task<(CatalogueModel Model, string Text, IReadOnlyList<ModelMetric> Written)> ImportAsync()
    {
        string folder = SharedFolder.Find(ModelFiles.Folder)!;
        IReadOnlyList<string> files = ModelFiles.All();
        ToolRun run = await tool.RunInAsync(folder, "", ["import", .. files.Select(file => Path.GetRelativePath(folder, file))]);
        CatalogueResult imported = CatalogueReader.Read("imported", run.Succeeded().Output);
        Assert.Empty(imported.Diagnostics);
        return (imported.Model!, run.Output, ModelFiles.Read(files));
    }
}
