using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed partial class WatchTests(InstalledTool tool)
{
    private const string Catalogue = """
        [catalogue]
        meter = "shop"
        [metrics]
        "cart.open" = { kind = "gauge", description = "Carts in use" }
        [events]
        order.placed = { id = 1, description = "An order was placed", tags = { payment = ["card", "invoice"] } }
        order.failed = { id = 2, description = "An order could not be placed" }
        order.faxed = { id = 3, description = "An order came by fax", enabled = false }
        """;

    private const string First = """
        # TYPE order_placed_total counter
        order_placed_total{otel_scope_name="shop",payment="card"} 100
        order_placed_total{otel_scope_name="shop",payment="invoice"} 7
        # TYPE cart_open gauge
        cart_open{otel_scope_name="shop"} 3
        # TYPE target_info gauge
        target_info 1
        # TYPE runtime_threads gauge
        runtime_threads 12

        """;

    [Fact]
    public async Task Watch_lines_have_rates_values_unseen_and_unknown_metrics()
    {
        await using ScrapedServer server = new(First, First.Replace("100", "250", StringComparison.Ordinal));
        ToolRun run = await WatchAsync(server.Address, "--count", "2", "--interval", "200ms");
        (run.Succeeded() with { Output = Rate().Replace(run.Output, "(rate)/s  ") }).Verify("plain");
    }

    [Fact]
    public async Task Watch_rate_is_the_growth_divided_by_the_time_between_scrapes()
    {
        string second = First.Replace("100", "600", StringComparison.Ordinal);
        await using ScrapedServer server = new(First, second) { Delay = TimeSpan.FromSeconds(1) };
        ToolRun run = await WatchAsync(server.Address, "--count", "2", "--interval", "100ms");
        long ended = Stopwatch.GetTimestamp();
        double rate = double.Parse(Rate().Match(run.Succeeded().Output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

        // The tool's time between the scrapes lies within what was measured outside, however busy the machine is; the printed rate is
        // rounded.
        TimeSpan shortest = Stopwatch.GetElapsedTime(server.Requests[1], server.Answers[1]);
        TimeSpan longest = Stopwatch.GetElapsedTime(server.Answers[0], ended);
        Assert.InRange(rate, (500 / longest.TotalSeconds) - 1, (500 / shortest.TotalSeconds) + 1);
    }

    [Fact]
    public async Task Watch_reports_a_later_failure_and_continues()
    {
        await using ScrapedServer server = new(First, "", First);
        ToolRun run = await WatchAsync(server.Address, "--count", "3", "--interval", "100ms");
        Assert.Equal(0, run.Exit);
        Assert.Equal($"stalwart-events: {server.Address} returned 503 Service Unavailable\n", run.Error);
        Assert.Contains("scrape 2: 2 of 3 metrics seen", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_finds_metrics_when_their_names_are_quoted()
    {
        string quoted = First.Replace("# TYPE order_placed_total", "# TYPE \"order.placed\"", StringComparison.Ordinal)
            .Replace("order_placed_total{", "{\"order.placed\",\"url.scheme\"=\"https\",", StringComparison.Ordinal)
            .Replace("# TYPE cart_open gauge", "# TYPE\t\"cart.open\"  gauge", StringComparison.Ordinal)
            .Replace("cart_open{", "{\"cart.open\", ", StringComparison.Ordinal);
        await using ScrapedServer server = new(quoted);
        ToolRun run = await WatchAsync(server.Address, "--count", "1");
        Assert.Contains("scrape 1: 2 of 3 metrics seen", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("order.placed,", run.Output, StringComparison.Ordinal);
    }

    [LinuxFact("the shell 'sh'")]
    public async Task Watch_reads_the_password_from_the_environment()
    {
        await using ScrapedServer server = new(First) { Authorization = "Basic " + Convert.ToBase64String("prom:open sesame"u8) };
        string folder = await FolderAsync();
        ToolRun refused = await tool.RunInAsync(folder, "", "watch", server.Address, "-c", "events.toml", "-n", "1");
        refused.FailedWith($"{server.Address} returned 401 Unauthorized; use --user and --secret-env");
        ToolRun run = await tool.ShellAsync(
            folder,
            $"SECRET='open sesame' \"$TOOL\" watch {server.Address} -c events.toml -n 1 --user prom --secret-env SECRET");
        Assert.Contains("scrape 1: 2 of 3 metrics seen", run.Succeeded().Output, StringComparison.Ordinal);
    }

    [RequiresFact("script")]
    public async Task Watch_shows_a_table_on_a_terminal()
    {
        await using ScrapedServer server = new(First, First.Replace("100", "250", StringComparison.Ordinal));
        string folder = await FolderAsync();
        ToolRun run = await tool.ShellAsync(
            folder,
            $"TERM=xterm script -qec '\"$TOOL\" watch {server.Address} -c events.toml -n 2 -i 100ms' /dev/null");
        Assert.Contains("│ order.placed", run.Output, StringComparison.Ordinal);
        Assert.Contains("never seen: order.failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("\u001b[", run.Output, StringComparison.Ordinal);
    }

    [RequiresFact("script")]
    public async Task Watch_writes_plain_lines_on_a_terminal_without_escape_codes()
    {
        foreach (string environment in (string[])["TERM=xterm NO_COLOR=1", "TERM=dumb"])
        {
            await using ScrapedServer server = new(First, First.Replace("100", "250", StringComparison.Ordinal));
            ToolRun run = await tool.ShellAsync(
                await FolderAsync(),
                $"{environment} script -qec '\"$TOOL\" watch {server.Address} -c events.toml -n 2 -i 100ms' /dev/null");
            Assert.Contains("scrape 2: 2 of 3 metrics seen", run.Succeeded().Output, StringComparison.Ordinal);
            Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Watch_reports_invalid_input_on_one_line()
    {
        string folder = await FolderAsync();
        (await WatchAsync("ftp://x")).FailedWith("'ftp://x' is not a valid address; expected http://host:port/path");
        (await WatchAsync(
            "http://127.0.0.1:9",
            "--interval",
            "soon")).FailedWith("--interval: 'soon' is not a valid duration, such as 500ms, 2s or 1m");
        (await WatchAsync("http://127.0.0.1:9", "--user", "x")).FailedWith("--user and --secret-env go together");
        (await WatchAsync(
            "http://127.0.0.1:9",
            "--user",
            "x",
            "--secret-env",
            "NO_SUCH_VARIABLE")).FailedWith("--secret-env: the environment has no variable NO_SUCH_VARIABLE");
        (await tool.RunInAsync(
            folder,
            "",
            "watch",
            "http://127.0.0.1:9",
            "-c",
            "missing.toml")).FailedWith("missing.toml cannot be read: the file does not exist");
        ToolRun unreachable = await WatchAsync("http://127.0.0.1:9");
        Assert.StartsWith("stalwart-events: http://127.0.0.1:9/ cannot be scraped: ", unreachable.Error, StringComparison.Ordinal);
        Assert.Equal(2, unreachable.Exit);
        await using ScrapedServer page = new("<html>\n</html>\n");
        (await WatchAsync(page.Address)).FailedWith(
            $"{page.Address}(1): invalid line in a Prometheus scrape: the name of the metric is missing");
    }

    [Fact]
    public async Task Watch_shows_the_sample_with_its_catalogue()
    {
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "1000");
        await using (process)
        {
            // On a busy machine the sample may not have a turn between three scrapes.
            ToolRun run;
            using var timeout = new CancellationTokenSource(TestTimeout.Max);
            do
            {
                Assert.False(timeout.IsCancellationRequested, "No counter of SMTP ever moved.");
                run = await tool.RunAsync("watch", scrape.ToString(), "-c", "events.toml", "-n", "3", "-i", "400ms");
                Assert.DoesNotContain("not in the catalogue", run.Succeeded().Output, StringComparison.Ordinal);
            }
            while (!Moved().IsMatch(run.Output));
        }
    }

    private async Task<ToolRun> WatchAsync(string address, params string[] options) =>
        await tool.RunInAsync(await FolderAsync(), "", ["watch", address, "-c", "events.toml", .. options]);

    private async Task<string> FolderAsync()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), Catalogue);
        return folder;
    }

    [GeneratedRegex("(?m)^  smtp\\.[a-z-]+ +[0-9.]+/s +total [0-9]+$")]
    private static partial Regex Moved();

    [GeneratedRegex("([0-9.]+)/s +")]
    private static partial Regex Rate();
}
