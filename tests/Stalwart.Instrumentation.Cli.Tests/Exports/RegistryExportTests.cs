using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.TestSupport.Conventions;
using Stalwart.Instrumentation.TestSupport.SharedData;

namespace Stalwart.Instrumentation.Cli.Tests.Exports;

/// <summary>A catalogue as a registry of OpenTelemetry Weaver, and back.</summary>
public sealed class RegistryExportTests(InstalledTool tool)
{
    private const string Data = "semconv";

    [Fact]
    public async Task Import_of_the_exported_reference_catalogue_gives_the_same_catalogue()
    {
        CatalogueModel model = Read(Repository.Read("events.toml"));
        string registry = (await tool.RunAsync("export", "events.toml", "--format", "weaver")).Succeeded().Output;
        var document = new RegistryDocument(registry);
        Assert.Empty(document.Faults());
        Assert.Equal(637, document.Events.Length);
        Assert.Equal(ExportedMetric.Of(model).Select(metric => metric.Metric.Name), document.Metrics);
        Assert.Equal(model, Read(await ImportAsync(registry)));
    }

    [SharedDataFact(Data)]
    public async Task Import_of_the_exported_conventions_gives_the_same_catalogue()
    {
        string folder = SharedFolder.Find(Data)!;
        string[] files = [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string conventions = (await tool.RunInAsync(folder, "", ["import", .. files])).Succeeded().Output;
        CatalogueModel model = Read(conventions);
        string registry = (await tool.RunInAsync(folder, conventions, "export", "-", "--format", "weaver")).Succeeded().Output;
        Assert.Equal(model, Read(await ImportAsync(registry)));

        // Every name of the conventions is there as it is in the files, to a reader that knows only the format.
        var document = new RegistryDocument(registry);
        Assert.Empty(document.Faults());
        ModelMetric[] written = [.. ModelFiles.Read(files).Where(metric => model.Metrics.Any(own => own.Name == metric.Name))];
        Assert.Equal(539, written.Length);
        Assert.Equal(written.Select(metric => metric.Name).Order(StringComparer.Ordinal), document.Metrics.Order(StringComparer.Ordinal));
        Assert.Equal(
            written.Where(metric => metric.IsDeprecated).Select(metric => metric.Name).Order(StringComparer.Ordinal),
            document.Deprecated.Order(StringComparer.Ordinal));
        HashSet<string> closed =
        [
            .. model.Metrics.SelectMany(metric => metric.Tags)
                .Where(tag => tag.Kind == Catalogue.Model.TagKind.Closed)
                .Select(tag => tag.Name),
        ];
        foreach (ModelMetric metric in written)
        {
            Assert.Equal(
                model.Metrics.Single(own => own.Name == metric.Name).Tags.Select(tag => tag.Name), document.ReferencesOf(metric.Name));
            foreach (ModelAttribute attribute in metric.Attributes.Values.Where(item => closed.Contains(item.Name)))
            {
                Assert.Equal(attribute.Values.Order(StringComparer.Ordinal), document.Values(attribute.Name).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Export_uses_the_keys_of_the_format_where_possible()
    {
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), ExportedCatalogue.Text, "export", "-", "--format", "weaver");
        Assert.Empty(new RegistryDocument(run.Succeeded().Output).Faults());
        run.Verify("every-form", "yaml");
    }

    [Fact]
    public async Task Export_to_a_folder_writes_a_manifest_and_keeps_an_existing_one()
    {
        string folder = tool.NewFolder();
        await ExportAsync(folder, "-o", "shop");
        string manifest = Path.Combine(folder, "shop", "manifest.yaml");
        string written = await File.ReadAllTextAsync(manifest);
        Assert.Contains("schema_url: \"https://example.com/schemas/shop/1.2\"", written, StringComparison.Ordinal);
        await File.WriteAllTextAsync(manifest, "schema_url: https://shop.example/schemas/1.2\n");
        await ExportAsync(folder, "-o", "shop");
        Assert.Equal("schema_url: https://shop.example/schemas/1.2\n", await File.ReadAllTextAsync(manifest));

        // Both files are what a shell makes of shop/*.yaml.
        ToolRun imported = await tool.RunInAsync(folder, "", "import", "shop/manifest.yaml", "shop/registry.yaml");
        Assert.Equal(Read(ExportedCatalogue.Text), Read(imported.Succeeded().Output));
    }

    [Fact]
    public async Task Import_of_a_registry_has_no_notes_and_uses_the_given_meter()
    {
        string registry = await ExportAsync(tool.NewFolder());
        string imported = (await tool.RunInAsync(tool.NewFolder(), registry, "import", "-", "--meter", "other")).Succeeded().Output;
        Assert.Empty(Imported.Of(imported).Notes);
        Assert.Equal(Read(ExportedCatalogue.Text) with { Meter = "other" }, Read(imported));
    }

    [Fact]
    public async Task Import_reads_a_registry_that_another_tool_has_reformatted()
    {
        string registry = """
            {"events": [{"attributes": [{"requirement_level": recommended, 'ref': 'a.b'}], 'brief': 'Order placed', name: 'order.placed',
              stability: 'stable', "annotations": {stalwart: {level: 'warn', 'id': 7}}}],
             "attributes": [{key: 'a.b', brief: 'Any', stability: 'stable', type: {members: [{id: x, value: 'one'}, {id: y}]},
              annotations: {stalwart: {'other': 'rest'}}}],
             "attribute_groups": [{id: stalwart.catalogue, visibility: public, brief: 'Catalogue', stability: stable,
              annotations: {'stalwart': {catalogue: {meter: 'shop'}}}}],
            "file_format": "definition/2"}
            """;

        // YAML in the form of JSON: a line must begin with the key by which a convention is known.
        string imported = (await tool.RunInAsync(tool.NewFolder(), registry, "import", "-", "--from", "semconv")).Succeeded().Output;
        Assert.Equal(
            """
            [catalogue]
            meter = "shop"

            [events]
            order.placed = { id = 7, level = "warn", description = "Order placed", tags = { "a.b" = { values = ["one", "y"], other = "rest", optional = true } } }
            """.ReplaceLineEndings("\n") + "\n",
            imported[(imported.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
    }

    [Fact]
    public async Task Import_reports_what_is_missing_in_a_registry()
    {
        string folder = tool.NewFolder();
        string registry = await ExportAsync(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "no-id.yaml"), registry.Replace("        id: 2\n", "", StringComparison.Ordinal));
        (await tool.RunInAsync(folder, "", "import", "no-id.yaml")).FailedWith(
            "no-id.yaml cannot be imported: EVT0005: Missing key 'id' in event 'order.cancelled'; add id = 15, the next free id");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "no-attribute.yaml"), registry.Replace("  - key: country\n", "  - key: land\n", StringComparison.Ordinal));
        (await tool.RunInAsync(folder, "", "import", "no-attribute.yaml")).FailedWith(
            "no-attribute.yaml cannot be imported: attribute 'country' is not defined in it");
    }

    [Fact]
    public async Task Import_accepts_only_one_registry_and_no_other_conventions_with_it()
    {
        string folder = tool.NewFolder();
        string registry = await ExportAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "one.yaml"), registry);
        await File.WriteAllTextAsync(Path.Combine(folder, "two.yaml"), registry);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "foreign.yaml"),
            "file_format: definition/2\nmetrics: [{ name: a.b, instrument: counter, unit: s, brief: A }]\n");
        (await tool.RunInAsync(folder, "", "import", "one.yaml", "two.yaml"))
            .FailedWith("two.yaml is a second registry of stalwart-events; import one at a time");
        (await tool.RunInAsync(folder, "", "import", "foreign.yaml", "one.yaml"))
            .FailedWith("foreign.yaml is not part of the registry in one.yaml; import it separately");
    }

    private static CatalogueModel Read(string text)
    {
        CatalogueResult result = CatalogueReader.Read("events.toml", text);
        Assert.Empty(result.Diagnostics);
        return result.Model!;
    }

    private async Task<string> ExportAsync(string folder, params string[] options) =>
        (await tool.RunInAsync(folder, ExportedCatalogue.Text, ["export", "-", "--format", "weaver", .. options])).Succeeded().Output;

    private async Task<string> ImportAsync(string registry) =>
        (await tool.RunInAsync(tool.NewFolder(), registry, "import", "-")).Succeeded().Output;
}
