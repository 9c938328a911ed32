using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Exporting;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class ImportTests(InstalledTool tool)
{
    private static readonly string Data = Path.Combine(Repository.TestProject("Cli.Tests"), "Data");

    [Fact]
    public async Task Import_converts_a_scrape_to_a_catalogue() => await ImportAsync("scrape", "scrape.txt", "--meter", "shop");

    [Fact]
    public async Task Import_converts_OpenMetrics_to_a_catalogue() => await ImportAsync("open-metrics", "openmetrics.txt");

    [Fact]
    public async Task Import_converts_semantic_conventions_to_a_catalogue() =>
        await ImportAsync("semconv", "http-metrics.yaml", "http-registry.yaml", "--meter", "http");

    /// <summary>What this product says of itself is in every process, so it is no event of the application's.</summary>
    [Theory]
    [InlineData("{otel_scope_name=\"stalwart.instrumentation\"}", "{otel_scope_name=\"shop\"}", "shop")]
    [InlineData("", "", "imported")]
    public async Task Import_omits_the_runtimes_own_metrics(string own, string labels, string meter)
    {
        string text = $"# TYPE instrumentation_push_failed_total counter\ninstrumentation_push_failed_total{own} 3\n# TYPE "
            + $"cart_filled_total counter\ncart_filled_total{labels} 1\n";
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), text, "import", "-");
        CatalogueResult imported = CatalogueReader.Read("imported", run.Succeeded().Output);
        Assert.Equal(
            (meter, "cart.filled"),
            (imported.Model!.Meter, imported.Model.Families.SelectMany(family => family.Events).Single().Name));
    }

    /// <summary>What is exported again under the same names needs no new dashboards.</summary>
    [Fact]
    public async Task Import_of_the_samples_scrape_keeps_its_names()
    {
        // Without the meters of .NET, which the sample's own file adds.
        string config = Path.Combine(tool.NewFolder(), "stalwart.toml");
        await File.WriteAllTextAsync(config, "[metrics.prometheus]\nenable = true\n");
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "3000", "--config", config);
        await using (process)
        {
            string text = await MailServerProcess.ScrapeUntilAsync(
                scrape,
                text => Names(text).Length > 50 && text.Contains("outgoing_report_size_bytes_bucket", StringComparison.Ordinal));
            ToolRun run = await tool.RunInAsync(Repository.Root, text, "import", "-");
            CatalogueResult imported = CatalogueReader.Read("imported", run.Succeeded().Output);
            Assert.Empty(imported.Diagnostics);
            Assert.Equal("stalwart", imported.Model!.Meter);
            Assert.Equal(
                Names(text),
                ExportedMetric.Of(imported.Model).Select(metric => metric.PrometheusFamily).Order(StringComparer.Ordinal));
        }

        // The sample exports the meters of .NET too.
        static string[] Names(string scrape)
        {
            string[] lines = scrape.Split('\n');
            return
            [
                .. lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2])
                    .Where(name => lines.Any(line => line.StartsWith(name, StringComparison.Ordinal)
                        && line.Contains("otel_scope_name=\"stalwart\"", StringComparison.Ordinal)))
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    [Fact]
    public async Task Import_rejects_a_file_that_is_neither_a_scrape_nor_conventions()
    {
        string folder = tool.NewFolder();
        (await RunAsync("hello world and more\n")).FailedWith(
            "(standard input)(1): invalid line in a Prometheus scrape: 'world' is not a number");
        (await RunAsync("a_b{c=\"d} 1\n")).FailedWith(
            "(standard input)(1): invalid line in a Prometheus scrape: the value of a label is not closed");
        (await RunAsync("# nothing\n")).FailedWith("(standard input) has no metric that could be imported");
        (await RunAsync("groups:\n  - id: x\n    type: span\n")).FailedWith("no metric in (standard input) could be imported");
        ToolRun yaml = await RunAsync("groups:\n  - id: \"x\n    type: span\n");
        Assert.StartsWith("stalwart-events: (standard input)(", yaml.Error, StringComparison.Ordinal);
        Assert.Contains("invalid YAML", yaml.Error, StringComparison.Ordinal);
        Assert.Equal(2, yaml.Exit);

        Task<ToolRun> RunAsync(string text) => tool.RunInAsync(folder, text, "import", "-");
    }

    /// <summary>
    /// Each pair is a group and the one it extends; the metric group <c>m</c> has an attribute, and so has each other group.
    /// </summary>
    [Theory]
    [InlineData("m>m", "m > m", "own")]
    [InlineData("m>a a>m", "m > a > m", "own a")]
    [InlineData("m>a a>b b>c c>m", "m > a > b > c > m", "own a b c")]
    [InlineData("m>a a>b b>a", "a > b > a", "own a b")]
    [InlineData("m>a a>a", "a > a", "own a")]
    public async Task Import_names_the_cycle_when_groups_extend_each_other(string extends, string cycle, string tags)
    {
        string groups = string.Concat(extends.Split(' ').Select(pair => pair.Split('>')).Select(pair => pair[0] == "m"
            ? Group("m", pair[1], "own")
                + "    type: metric\n    metric_name: cart.filled\n    instrument: counter\n    unit: \"{cart}\"\n    brief: Filled\n"
            : Group(pair[0], pair[1], pair[0])));
        const string Second = "  - id: second\n    extends: m\n    type: metric\n    metric_name: cart.emptied\n    instrument: "
            + "counter\n    unit: \"{cart}\"\n    brief: Emptied\n";
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), $"groups:\n{groups}{Second}", "import", "-");
        CatalogueResult imported = CatalogueReader.Read("imported", run.Succeeded().Output);
        Assert.Empty(imported.Diagnostics);
        string expected = $"# Circular 'extends': {string.Join(" -> ", cycle.Split(" > ").Select(id => $"'{id}'"))}; the attributes of "
            + $"each group are imported once";
        Assert.Equal([expected], run.Output.Split('\n').Where(line => line.StartsWith("# Circular", StringComparison.Ordinal)));
        foreach (string name in (string[])["cart.filled-added", "cart.emptied-added"])
        {
            Assert.Equal(
                tags.Split(' '),
                imported.Model!.Families.SelectMany(family => family.Events).Single(e => e.Name == name).Tags.Select(tag => tag.Name));
        }

        static string Group(string id, string extends, string attribute) =>
            $"  - id: {id}\n    extends: {extends}\n    attributes:\n      - id: {attribute}\n        type: boolean\n";
    }

    [Fact]
    public async Task Import_writes_a_valid_catalogue_when_an_omitted_name_has_a_line_break()
    {
        const string Groups = """
            groups:
              - { id: a, type: metric, metric_name: "a\nb", instrument: summary, unit: "1", brief: A }
              - { id: b, type: metric, metric_name: cart.filled, instrument: counter, unit: "1", brief: B }
            """;
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), Groups, "import", "-", "--from", "semconv");
        Assert.Empty(CatalogueReader.Read("imported", run.Succeeded().Output).Diagnostics);
    }

    private async Task ImportAsync(string hint, params string[] arguments)
    {
        ToolRun run = await tool.RunInAsync(Data, "", ["import", .. arguments]);
        Assert.Empty(CatalogueReader.Read("imported", run.Succeeded().Output).Diagnostics);
        run.Verify(hint, "toml", test: "Imported");
    }
}
