using System.Text.Json.Nodes;
using NJsonSchema;

namespace Stalwart.Instrumentation.Cli.Tests;

[Collection(InstalledToolGroup.Name)]
public sealed class DashboardTests(InstalledTool tool)
{
    private const string Small = """
        [catalogue]
        meter = "shop"
        [metrics]
        "order.time" = { kind = "histogram", unit = "s", buckets = [0.1, 1, 10], description = "Time to place an order" }
        "stock.size" = { kind = "gauge", unit = "By", description = "Size of the stock" }
        "bytes.sent" = { kind = "counter", unit = "By", description = "Bytes sent" }
        [events]
        order.placed = { id = 3, description = "An order was placed", fields = { elapsed = "duration", size = "bytes" }, tags = { country = { type = "string", limit = 30 } }, feeds = [{ metric = "order.time", record = "elapsed" }, { metric = "bytes.sent", add = "size" }] }
        order.failed = { id = 4, level = "error", description = "An order could not be placed" }
        order.faxed = { id = 5, description = "An order came by fax", enabled = false }
        """;

    [Fact]
    public async Task A_small_catalogue_gives_this()
    {
        string folder = tool.NewFolder();
        (await tool.RunInAsync(folder, Small, "dashboard", "-")).Succeeded().Verify("small", "json");
        string all = (await tool.RunInAsync(folder, Small, "dashboard", "-", "--all", "--title", "My shop")).Succeeded().Output;
        Assert.Contains("order_faxed_total", all, StringComparison.Ordinal);
        Assert.Contains("\"title\": \"My shop\"", all, StringComparison.Ordinal);
    }

    /// <summary>
    /// The schema is written from Grafana's documented model (dashboard JSON model, panel and variable reference), as strict as that is.
    /// </summary>
    [Fact]
    public async Task It_fits_grafanas_documented_model()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(
            Path.Combine(Repository.TestProject("Cli.Tests"), "Data", "grafana-dashboard.schema.json"));
        string json = (await tool.RunAsync("dashboard", "events.toml", "--all")).Succeeded().Output;
        Assert.Empty(schema.Validate(json));

        JsonNode dashboard = JsonNode.Parse(json)!;
        JsonNode[] panels = [.. Panels(dashboard)];
        Assert.Equal(panels.Length, panels.Select(panel => (int)panel["id"]!).Distinct().Count());
        Assert.All(panels, panel => Assert.Distinct((panel["targets"]?.AsArray() ?? []).Select(target => (string)target!["refId"]!)));
    }

    [Fact]
    public async Task Panels_do_not_overlap()
    {
        JsonNode dashboard = JsonNode.Parse((await tool.RunAsync("dashboard", "events.toml")).Succeeded().Output)!;
        JsonNode[] top = [.. dashboard["panels"]!.AsArray().Select(panel => panel!)];
        AssertApart(top);
        Assert.All(
            top.Where(panel => panel["panels"] is not null),
            row => AssertApart([.. row["panels"]!.AsArray().Select(panel => panel!)]));

        static void AssertApart(JsonNode[] panels)
        {
            var taken = new HashSet<(int X, int Y)>();
            foreach (JsonNode place in panels.Select(panel => panel["gridPos"]!))
            {
                for (int x = (int)place["x"]!; x < (int)place["x"]! + (int)place["w"]!; x++)
                {
                    for (int y = (int)place["y"]!; y < (int)place["y"]! + (int)place["h"]!; y++)
                    {
                        Assert.True(x < 24 && taken.Add((x, y)), $"two panels at {x}, {y}");
                    }
                }
            }
        }
    }

    /// <summary>
    /// A series that was never recorded is not exported, so the operator's export-zeros is on: then every series of the catalogue is there,
    /// and a query without data is one that asks for a name that the exporter does not give.
    /// </summary>
    [RequiresFact("prometheus")]
    public async Task Every_query_returns_data_from_a_prometheus_that_scraped_the_sample()
    {
        string folder = tool.NewFolder();
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(
            config,
            "[metrics]\nexport-zeros = true\nenabled-events = [\"*\"]\n[metrics.prometheus]\nenable = true\n");
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "4000", "--config", config);
        await using (process)
        {
            await using PrometheusServer server = await StartPrometheusAsync(folder, scrape);
            JsonNode dashboard = JsonNode.Parse((await tool.RunAsync("dashboard", "events.toml", "--all")).Succeeded().Output)!;
            string job = Assert.Single(
                await server.LabelValuesAsync("job", VariableMatch(dashboard, "job").Replace("$job", ".*", StringComparison.Ordinal)));
            string instance = Assert.Single(
                await server.LabelValuesAsync(
                    "instance",
                    VariableMatch(dashboard, "instance").Replace("$job", job, StringComparison.Ordinal)));

            string[] queries =
            [
                .. Panels(dashboard).SelectMany(panel => panel["targets"]?.AsArray() ?? [])
                    .Select(target => (string)target!["expr"]!)
                    .Distinct(),
            ];
            Assert.True(queries.Length > 637, $"{queries.Length} queries");
            var left = new List<string>(queries);
            using var timeout = new CancellationTokenSource(TestTimeout.Max);
            while (left.Count > 0)
            {
                Assert.False(
                    timeout.IsCancellationRequested,
                    $"no data for {left.Count} of {queries.Length} queries, such as:\n{string.Join('\n', left.Take(20))}");
                var empty = new List<string>();
                foreach (string query in left)
                {
                    string asked = OfMeter(dashboard, query).Replace("$job", job, StringComparison.Ordinal)
                        .Replace("$instance", instance, StringComparison.Ordinal)
                        .Replace("$__rate_interval", "1h", StringComparison.Ordinal);
                    if ((await server.QueryAsync(asked)).All(sample => double.IsNaN(sample.Value)))
                    {
                        empty.Add(query);
                    }
                }

                left = empty;
            }
        }
    }

    private static async Task<PrometheusServer> StartPrometheusAsync(string folder, Uri scrape)
    {
        string config = Path.Combine(folder, "prometheus.yml");
        await File.WriteAllTextAsync(config, $$"""
            global: { scrape_interval: 2s, scrape_timeout: 2s }
            scrape_configs:
              - job_name: mail
                metrics_path: {{scrape.AbsolutePath}}
                static_configs: [{ targets: ["{{scrape.Authority}}"] }]
            """);
        PrometheusServer server = await PrometheusServer.StartAsync(config, Path.Combine(folder, "data"));
        await server.WaitForScrapeAsync("mail", after: 0);
        return server;
    }

    private static string VariableMatch(JsonNode dashboard, string name)
    {
        string definition = (string)dashboard["templating"]!["list"]!.AsArray()
            .Single(variable => (string)variable!["name"]! == name)!["query"]!["query"]!;
        Assert.StartsWith("label_values(", definition, StringComparison.Ordinal);
        return OfMeter(dashboard, definition["label_values(".Length..definition.LastIndexOf(',')]);
    }

    /// <summary>Puts the meter that the dashboard begins with into a query.</summary>
    private static string OfMeter(JsonNode dashboard, string query)
    {
        JsonNode variable = dashboard["templating"]!["list"]!.AsArray().Single(variable => (string)variable!["name"]! == "meter")!;
        return query.Replace("$meter", (string)variable["current"]!["value"]!, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Panels(JsonNode dashboard) =>
        dashboard["panels"]!.AsArray()
            .SelectMany(panel => new[] { panel! }.Concat((panel!["panels"]?.AsArray() ?? []).Select(inner => inner!)));
}
