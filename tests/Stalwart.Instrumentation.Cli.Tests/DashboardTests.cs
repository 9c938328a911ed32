using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed partial class DashboardTests(InstalledTool tool)
{
    private const int MaxSeries = 10;

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
    public async Task Dashboard_of_a_small_catalogue_matches_the_snapshot()
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
    public async Task Dashboard_conforms_to_the_documented_model_of_Grafana()
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
    public async Task Dashboard_panels_do_not_overlap()
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
    /// and a query without data is one that asks for a name that the exporter does not give. Histograms need records, so the sample pushes,
    /// if in vain. Another job exports all the same families,
    /// under no meter, with totals of its own.
    /// </summary>
    [RequiresFact("prometheus")]
    [Deep]
    public async Task Every_dashboard_query_returns_data_of_the_sample_and_none_of_another_job()
    {
        string folder = tool.NewFolder();
        string config = Path.Combine(folder, "stalwart.toml");
        using var absent = new ReservedPort();
        await File.WriteAllTextAsync(
            config,
            $"""
            [metrics]
            export-zeros = true
            enabled-events = ["*"]
            [metrics.prometheus]
            enable = true
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "http://127.0.0.1:{absent.Number}"
            interval = "1s"
            retry = false
            """);
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "4000", "--config", config);
        await using (process)
        {
            string text = await MailServerProcess.ScrapeUntilAsync(scrape, text => text.Contains("_total", StringComparison.Ordinal));
            await using ScrapedServer other = new([.. Enumerable.Range(1, 60).Select(number => OfAnotherProgram(text, number))]);
            await using PrometheusServer server = await StartPrometheusAsync(folder, scrape, new Uri(other.Address));
            JsonNode dashboard = JsonNode.Parse((await tool.RunAsync("dashboard", "events.toml", "--all")).Succeeded().Output)!;
            var variables = new DashboardVariables(dashboard);
            string job = Assert.Single(await server.LabelValuesAsync("job", variables.Match("job")));
            Assert.Equal("mail", job);
            string instance = Assert.Single(await server.LabelValuesAsync("instance", variables.Match("instance", ("job", job))));
            Assert.Equal(
                ["mail", "other"],
                (await server.LabelValuesAsync("job", variables.Match("job", ("meter", ".*")))).Order(StringComparer.Ordinal));

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
                double time = await server.WaitForScrapeAsync("mail", after: 0);
                var empty = new List<string>();
                foreach (string query in left)
                {
                    // Where the meter is told, it excludes the other job; where it is not, the variables do.
                    IReadOnlyList<Sample> own = await QueryAsync(query, $"({job})", $"({instance})");
                    Assert.InRange(own.Count, 0, query.Contains("by (le)", StringComparison.Ordinal) ? int.MaxValue : MaxSeries);
                    if (query.Contains("$meter", StringComparison.Ordinal))
                    {
                        // Which of several equal series are in the top ten is arbitrary.
                        string all = query.Replace("topk(10,", "topk(1000000,", StringComparison.Ordinal);
                        string[] scoped = Text(await QueryAsync(all, $"({job})", $"({instance})"));
                        string[] unscoped = Text(await QueryAsync(all, ".*", ".*"));
                        Assert.True(scoped.SequenceEqual(unscoped), $"{query}\n{string.Join('\n', unscoped)}");
                    }

                    if (own.All(sample => double.IsNaN(sample.Value)))
                    {
                        empty.Add(query);
                    }
                }

                left = empty;

                Task<IReadOnlyList<Sample>> QueryAsync(string query, string jobs, string instances) =>
                    server.QueryAsync(variables.In(query, ("job", jobs), ("instance", instances)), time);
            }
        }

        static string[] Text(IReadOnlyList<Sample> samples) => [.. samples.Select(Line).Order(StringComparer.Ordinal)];

        // The last digits of a sum depend on the order of adding.
        static string Line(Sample sample) =>
            $"{string.Join(',', sample.Labels.OrderBy(label => label.Key, StringComparer.Ordinal))} {sample.Value:G9}";
    }

    /// <summary>Makes a scrape the one of a program that has the same families without scope labels, and other values.</summary>
    private static string OfAnotherProgram(string scrape, int number) =>
        SampleValue().Replace(ScopeLabel().Replace(scrape, ""), $" {number * 1_000_000_000L}");

    /// <summary>Grafana draws all series of each query: for a query by tags, one per combination.</summary>
    [Fact]
    public async Task Dashboard_panel_has_at_most_ten_series()
    {
        JsonNode dashboard = JsonNode.Parse((await tool.RunAsync("dashboard", "events.toml", "--all")).Succeeded().Output)!;
        foreach (JsonNode panel in Panels(dashboard).Where(panel => (string)panel["type"]! is "timeseries" or "stat"))
        {
            string[] queries = [.. panel["targets"]!.AsArray().Select(target => (string)target!["expr"]!)];
            Assert.InRange(queries.Length, 1, MaxSeries);
            Assert.All(
                queries.Where(query => GroupsByInstance().IsMatch(query)),
                query => Assert.Matches("(top|bottom)k\\(10, ", query));
        }
    }

    /// <summary>The meter, or the runtime's, and the process: what Prometheus writes itself has the process alone.</summary>
    [Fact]
    public async Task Every_dashboard_selector_has_the_process_and_the_meter()
    {
        JsonNode dashboard = JsonNode.Parse((await tool.RunAsync("dashboard", "events.toml", "--all")).Succeeded().Output)!;
        string[] selectors =
        [
            .. Panels(dashboard).SelectMany(panel => panel["targets"]?.AsArray() ?? [])
                .SelectMany(target => Selector().Matches((string)target!["expr"]!))
                .Select(match => match.Value),
        ];
        Assert.True(selectors.Length > 637, $"{selectors.Length} selectors");
        Assert.All(selectors, selector => Assert.Contains("job=~\"$job\",instance=~\"$instance\"", selector, StringComparison.Ordinal));
        Assert.All(
            selectors.Where(selector => !selector.StartsWith("up{", StringComparison.Ordinal)
                && !selector.StartsWith("target_info{", StringComparison.Ordinal)),
            selector => Assert.Matches("otel_scope_name=~\"([$]meter|stalwart.instrumentation[|])\"", selector));
    }

    [Fact]
    public async Task Dashboard_for_one_job_shows_only_that_job()
    {
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), Small, "dashboard", "-", "--job", "shop.eu");
        JsonNode variable = JsonNode.Parse(run.Succeeded().Output)!["templating"]!["list"]!.AsArray()
            .Single(variable => (string)variable!["name"]! == "job")!;
        Assert.Equal("custom", (string)variable["type"]!);
        Assert.Equal("shop.eu : shop[.]eu", (string)variable["query"]!);
        Assert.Equal("shop[.]eu", (string)variable["current"]!["value"]!);
        (await tool.RunInAsync(tool.NewFolder(), Small, "dashboard", "-", "--job", "")).FailedWith(
            "--job is empty; name a job of Prometheus");
    }

    private static async Task<PrometheusServer> StartPrometheusAsync(string folder, Uri scrape, Uri other)
    {
        string config = Path.Combine(folder, "prometheus.yml");
        await File.WriteAllTextAsync(config, $$"""
            global: { scrape_interval: 2s, scrape_timeout: 2s }
            scrape_configs:
              - job_name: mail
                metrics_path: {{scrape.AbsolutePath}}
                static_configs: [{ targets: ["{{scrape.Authority}}"] }]
              - job_name: other
                metrics_path: {{other.AbsolutePath}}
                static_configs: [{ targets: ["{{other.Authority}}"] }]
            """);
        PrometheusServer server = await PrometheusServer.StartAsync(config, Path.Combine(folder, "data"));
        await server.WaitForScrapeAsync("mail", after: 0);
        await server.WaitForScrapeAsync("other", after: 0);
        return server;
    }

    private static IEnumerable<JsonNode> Panels(JsonNode dashboard) =>
        dashboard["panels"]!.AsArray()
            .SelectMany(panel => new[] { panel! }.Concat((panel!["panels"]?.AsArray() ?? []).Select(inner => inner!)));

    [GeneratedRegex("otel_scope_[a-z]+=\"[^\"]*\",?")]
    private static partial Regex ScopeLabel();

    [GeneratedRegex("(?m)(?<=^[^#\n].*) [0-9.e+-]+$")]
    private static partial Regex SampleValue();

    [GeneratedRegex("by \\((job, )?instance|by \\(service")]
    private static partial Regex GroupsByInstance();

    [GeneratedRegex("[a-z_]*\\{[^}]*\\}")]
    private static partial Regex Selector();
}
