using System.Text.Json;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Tests.Exports;

/// <summary>A catalogue as JSON and as Markdown.</summary>
public sealed class CatalogueDocumentTests(InstalledTool tool)
{
    [Fact]
    public async Task Json_export_has_every_form_of_a_catalogue()
    {
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), ExportedCatalogue.Text, "export", "-", "--format", "json");
        run.Succeeded().Verify("every-form", "json");
    }

    [Fact]
    public async Task Json_export_of_the_reference_catalogue_has_all_events_and_metrics()
    {
        CatalogueModel model = CatalogueReader.Read("events.toml", Repository.Read("events.toml")).Model!;
        using var document = JsonDocument.Parse((await tool.RunAsync("export", "events.toml", "--format", "json")).Succeeded().Output);
        JsonElement root = document.RootElement;
        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(model.Meter, root.GetProperty("meter").GetString());
        Assert.Equal(
            model.Families.SelectMany(family => family.Events).Select(item => (item.Id, item.Name, item.Description, Tags(item.Tags))),
            root.GetProperty("events").EnumerateArray().Select(item => (
                item.GetProperty("id").GetInt32(), Text(item, "name"), Text(item, "description"), Tags(item))));
        Assert.Equal(
            ExportedMetric.Of(model).Select(metric => (
                metric.Metric.Name, metric.PrometheusFamily, metric.Series, Tags(metric.Metric.Tags))),
            root.GetProperty("metrics").EnumerateArray().Select(metric => (
                Text(metric, "name"), Text(metric, "prometheusName"), metric.GetProperty("series").GetInt64(), Tags(metric))));
    }

    [Fact]
    public async Task Documentation_lists_every_member_of_the_json()
    {
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), ExportedCatalogue.Text, "export", "-", "--format", "json");
        using var document = JsonDocument.Parse(run.Succeeded().Output);
        string manual = Repository.Read("docs/tool.md");
        Assert.All(Members(document.RootElement).Distinct(), name => Assert.Contains($"`{name}`", manual, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("page.md")]
    [InlineData("pages")]
    public async Task Markdown_export_equals_the_output_of_docs(string? path)
    {
        string folder = tool.NewFolder();
        string[] target = path is null ? [] : ["-o", path];
        string exported = await FilesAsync("export", "-", "--format", "markdown");
        Assert.NotEmpty(exported);
        Assert.Equal(await FilesAsync("docs", "-"), exported);

        async Task<string> FilesAsync(params string[] command)
        {
            string place = Directory.CreateDirectory(Path.Combine(folder, command[0])).FullName;
            string output = (await tool.RunInAsync(place, ExportedCatalogue.Text, [.. command, .. target])).Succeeded().Output;
            IEnumerable<string> files = Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
            return output + string.Concat(files.Select(file => Path.GetRelativePath(place, file) + "\n" + File.ReadAllText(file)));
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Tags(IEnumerable<TagModel> tags) => string.Join(",", tags.Select(tag => tag.Name));

    private static string Tags(JsonElement owner) =>
        string.Join(",", owner.GetProperty("tags").EnumerateArray().Select(tag => Text(tag, "name")));

    private static IEnumerable<string> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Members(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
        _ => [],
    };
}
