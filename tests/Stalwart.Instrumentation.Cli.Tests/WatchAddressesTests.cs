using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary><c>watch</c> of any program, and of several at once.</summary>
public sealed class WatchAddressesTests(InstalledTool tool)
{
    private const string Text = """
        # HELP orders_total Orders placed
        # TYPE orders_total counter
        orders_total{otel_scope_name="shop",payment="card"} 100
        orders_total{otel_scope_name="shop",payment="invoice"} 7
        # HELP order_time_seconds Time of an order
        # TYPE order_time_seconds histogram
        order_time_seconds_bucket{otel_scope_name="shop",le="1"} 3
        order_time_seconds_bucket{otel_scope_name="shop",le="+Inf"} 4
        order_time_seconds_sum{otel_scope_name="shop"} 2.5
        order_time_seconds_count{otel_scope_name="shop"} 4
        # HELP stock_bytes Size of the stock
        # TYPE stock_bytes gauge
        stock_bytes{otel_scope_name="shop"} 2048
        # TYPE target_info gauge
        target_info 1
        plain 5

        """;

    private const string OpenMetrics = """
        # HELP orders Orders placed
        # TYPE orders counter
        orders_total{otel_scope_name="shop",payment="card"} 100
        orders_created{otel_scope_name="shop",payment="card"} 1700000000
        orders_total{otel_scope_name="shop",payment="invoice"} 7
        orders_created{otel_scope_name="shop",payment="invoice"} 1700000000
        # HELP order_time_seconds Time of an order
        # TYPE order_time_seconds histogram
        # UNIT order_time_seconds seconds
        order_time_seconds_bucket{otel_scope_name="shop",le="1"} 3
        order_time_seconds_bucket{otel_scope_name="shop",le="+Inf"} 4 # {trace_id="0af7"} 3 1700000000
        order_time_seconds_sum{otel_scope_name="shop"} 2.5
        order_time_seconds_count{otel_scope_name="shop"} 4
        # HELP stock_bytes Size of the stock
        # TYPE stock_bytes gauge
        # UNIT stock_bytes bytes
        stock_bytes{otel_scope_name="shop"} 2048
        # TYPE target info
        target_info 1
        # TYPE plain unknown
        plain 5
        # EOF

        """;

    [Theory]
    [InlineData(Text)]
    [InlineData(OpenMetrics)]
    public async Task Watch_takes_names_types_units_and_help_from_the_scrape_without_a_catalogue(string scrape)
    {
        await using ScrapedServer server = new(scrape);
        JsonNode frame = Assert.Single(await FramesAsync(server.Address, "--once"));
        Assert.Equal(
            [
                "order_time_seconds|shop|histogram|s|Time of an order|4",
                "orders_total|shop|counter||Orders placed|107",
                "plain||unknown|||5",
                "stock_bytes|shop|gauge|By|Size of the stock|2048",
            ],
            frame["metrics"]!.AsArray().Select(metric => string.Join(
                '|',
                ((string[])["name", "meter", "type", "unit", "help", "total"]).Select(member => metric![member]!.ToString()))));
        Assert.Null(frame["expected"]);
    }

    [Fact]
    public async Task Watch_lines_without_a_catalogue_have_rates_and_values_with_units()
    {
        await using ScrapedServer server = new(Text, Text.Replace("100", "250", StringComparison.Ordinal));
        ToolRun run = await tool.RunAsync("watch", server.Address, "-n", "2", "-i", "100ms");
        string[] lines = run.Succeeded().Output.Split('\n');
        Assert.Equal("scrape 1: 4 metrics", lines[0]);
        Assert.Contains("  stock_bytes  2048 By", lines);
        Assert.Contains(lines, line => line.StartsWith("  orders_total ", StringComparison.Ordinal)
            && line.EndsWith(" total 257", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Watch_shows_the_sum_of_several_addresses_and_each_address()
    {
        await using ScrapedServer first = new(Text, Text.Replace("100", "250", StringComparison.Ordinal));
        await using ScrapedServer second = new(Text, Text.Replace("2048", "1000", StringComparison.Ordinal));
        JsonNode[] frames = await FramesAsync(first.Address, second.Address, "-n", "2", "-i", "100ms");
        Assert.Equal([1, 2], frames.Select(frame => (int)frame["number"]!));
        JsonNode orders = Metric(frames[1], "orders_total");
        Assert.Equal(364, (double)orders["total"]!);
        Assert.Equal(
            [$"{Authority(first)} 257", $"{Authority(second)} 107"],
            orders["instances"]!.AsArray().Select(instance => $"{instance!["instance"]} {instance["total"]}"));
        Assert.True((double)orders["instances"]![0]!["rate"]! > 0);
        Assert.Equal(0, (double)orders["instances"]![1]!["rate"]!);
        Assert.Equal((double)orders["rate"]!, (double)orders["instances"]![0]!["rate"]!);
        Assert.Equal(3048, (double)Metric(frames[1], "stock_bytes")["total"]!);
        Assert.Equal(0, (double)Metric(frames[0], "orders_total")["rate"]!);
    }

    [Fact]
    public async Task Watch_shows_a_failing_address_with_its_reason()
    {
        await using ScrapedServer good = new(Text);
        await using ScrapedServer bad = new("");
        ToolRun run = await tool.RunAsync("watch", good.Address, bad.Address, "--once");
        Assert.Equal(1, run.Exit);
        Assert.Equal("", run.Error);
        string[] lines = run.Output.Split('\n');
        Assert.Equal("scrape 1: 4 metrics, 1 of 2 addresses responded", lines[0]);
        Assert.Contains($"  {good.Address}  9 samples", lines);
        Assert.Contains($"  {bad.Address}  failed: {bad.Address} returned 503 Service Unavailable", lines);
        Assert.Contains(lines, line => line.StartsWith("  stock_bytes  all ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"  stock_bytes  {Authority(good)}  2048 By", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Watch_excludes_a_failing_address_from_the_sum_until_it_responds()
    {
        await using ScrapedServer good = new(Text);
        await using ScrapedServer other = new(Text, "", Text);
        JsonNode[] frames = await FramesAsync(good.Address, other.Address, "-n", "3", "-i", "100ms");
        Assert.Equal([4096, 2048, 4096], frames.Select(frame => (double)Metric(frame, "stock_bytes")["total"]!));
        Assert.Equal(
            [null, $"{other.Address} returned 503 Service Unavailable", null],
            frames.Select(frame => (string?)frame["addresses"]![1]!["error"]));
    }

    [Fact]
    public async Task Watch_exits_with_2_when_no_address_has_ever_responded()
    {
        await using ScrapedServer first = new("");
        await using ScrapedServer second = new("");
        (await tool.RunAsync("watch", first.Address, second.Address)).FailedWith(
            $"{first.Address} returned 503 Service Unavailable; {second.Address} returned 503 Service Unavailable");
    }

    [LinuxFact("the shell 'sh'")]
    public async Task Watch_shows_other_addresses_when_one_hangs()
    {
        await using ScrapedServer good = new(Text);
        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        string address = $"http://{hanging.LocalEndpoint}/metrics";
        ToolRun run = await tool.ShellAsync(
            tool.NewFolder(),
            $"\"$TOOL\" watch {good.Address} {address} --json -i 100ms | grep -m 1 stock_bytes");
        JsonNode frame = JsonNode.Parse(run.Output)!;
        Assert.Equal(2048, (double)Metric(frame, "stock_bytes")["total"]!);
        Assert.Equal($"{address} has not responded yet", (string?)frame["addresses"]![1]!["error"]);
    }

    [Fact]
    public async Task Watch_names_two_addresses_of_one_host_by_their_paths()
    {
        await using ScrapedServer server = new(Text);
        string other = server.Address + "/other";
        JsonNode frame = Assert.Single(await FramesAsync(server.Address, other, "--once"));
        Assert.Equal([server.Address, other], frame["addresses"]!.AsArray().Select(address => (string)address!["instance"]!));
    }

    [Fact]
    public async Task Watch_does_not_show_credentials_and_query_of_an_address()
    {
        await using ScrapedServer bad = new("");
        string secret = bad.Address.Replace("http://", "http://prom:P4SSW0RD@", StringComparison.Ordinal) + "?api_key=K3Y";
        (await tool.RunAsync("watch", secret)).FailedWith($"{bad.Address}?… returned 503 Service Unavailable");
        await using ScrapedServer good = new(Text);
        ToolRun run = await tool.RunAsync("watch", secret, good.Address, "--once", "--json");
        Assert.Equal(1, run.Exit);
        Assert.DoesNotContain("P4SSW0RD", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("K3Y", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_compares_the_catalogue_with_all_addresses_together()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), """
            [catalogue]
            meter = "shop"
            [metrics]
            "order.time" = { kind = "histogram", unit = "s", buckets = [1], description = "Time of an order" }
            [events]
            order.placed = { id = 1, description = "An order was placed" }

            [events.order.lost]
            id = 2
            description = "An order was lost"
            fields = { elapsed = "duration" }
            feeds = [{ metric = "order.time", record = "elapsed" }]
            """);
        await using ScrapedServer first = new("order_placed_total{otel_scope_name=\"shop\"} 1\n");
        await using ScrapedServer second = new("order_lost_total{otel_scope_name=\"shop\"} 1\nstrange 1\n");
        ToolRun run = await tool.RunInAsync(folder, "", "watch", first.Address, second.Address, "-c", "events.toml", "--once", "--json");
        JsonNode frame = JsonNode.Parse(run.Succeeded().Output)!;
        Assert.Equal(2, (int)frame["seen"]!);
        Assert.Equal(3, (int)frame["expected"]!);
        Assert.Equal(["order.time"], frame["neverSeen"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["strange"], frame["unknown"]!.AsArray().Select(name => (string)name!));
        Assert.Equal("An order was lost", (string)Metric(frame, "order.lost")["help"]!);
    }

    [Fact]
    public async Task Watch_reports_conflicting_options_on_one_line()
    {
        (await tool.RunAsync("watch", "http://127.0.0.1:9", "http://127.0.0.1:9/")).FailedWith("http://127.0.0.1:9/ is specified twice");
        (await tool.RunAsync("watch", "http://127.0.0.1:9", "--once", "-n", "2")).FailedWith("--once and --count cannot be combined");
    }

    [RequiresFact("script")]
    public async Task Watch_table_on_a_terminal_has_help_and_instances()
    {
        await using ScrapedServer first = new(Text);
        await using ScrapedServer second = new(Text);
        ToolRun run = await tool.ShellAsync(
            tool.NewFolder(),
            $"TERM=xterm COLUMNS=200 script -qec 'stty cols 200; \"$TOOL\" watch {first.Address} {second.Address} --once' /dev/null");
        Assert.Contains("Size of the stock", run.Output, StringComparison.Ordinal);
        Assert.Contains("instance", run.Output, StringComparison.Ordinal);
        Assert.Contains(Authority(second), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documentation_lists_every_member_of_the_json()
    {
        await using ScrapedServer server = new(Text);
        JsonNode frame = Assert.Single(await FramesAsync(server.Address, "-c", "events.toml", "--once"));
        JsonNode plain = Assert.Single(await FramesAsync(server.Address, "--once"));
        string manual = Repository.Read("docs/tool.md");
        Assert.All(
            Members(frame).Concat(Members(plain)).Distinct(),
            name => Assert.Contains($"`{name}`", manual, StringComparison.Ordinal));

        static IEnumerable<string> Members(JsonNode? node) => node switch
        {
            JsonObject members => members.SelectMany(member => Members(member.Value).Prepend(member.Key)),
            JsonArray items => items.SelectMany(Members),
            _ => [],
        };
    }

    [Fact]
    public async Task Watch_shows_the_sample_without_its_catalogue()
    {
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "1000");
        await using (process)
        {
            JsonNode frame = Assert.Single(await FramesAsync(scrape.ToString(), "--once"));
            JsonNode series = Metric(frame, "instrumentation_series");
            Assert.Equal("gauge", (string)series["type"]!);
            Assert.Equal("stalwart.instrumentation", (string)series["meter"]!);
            Assert.StartsWith("Series with a value", (string)series["help"]!, StringComparison.Ordinal);
        }
    }

    private static string Authority(ScrapedServer server) => new Uri(server.Address).Authority;

    private static JsonNode Metric(JsonNode frame, string name) =>
        Assert.Single(frame["metrics"]!.AsArray(), metric => (string)metric!["name"]! == name)!;

    private async Task<JsonNode[]> FramesAsync(params string[] arguments)
    {
        ToolRun run = await tool.RunAsync(["watch", .. arguments, "--json"]);
        return [.. run.Succeeded().Output.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!)];
    }
}
