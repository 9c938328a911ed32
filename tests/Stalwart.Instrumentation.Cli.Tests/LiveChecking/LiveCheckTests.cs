using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>The command itself: its reports, its limits, and what it says when it cannot check.</summary>
public sealed class LiveCheckTests(InstalledTool tool)
{
    private const string Scrape = """
        # TYPE shop_Orders_total counter
        # HELP shop_Orders_total An order was placed
        shop_Orders_total{otel_scope_name="every-form",otel_scope_version="1.2.0",user="ann"} 3
        shop_Orders_total{otel_scope_name="every-form",otel_scope_version="1.2.0",user="bob"} 3
        # TYPE cache_size_bytes gauge
        cache_size_bytes{otel_scope_name="every-form",otel_scope_version="1.2.0",color="\u001b[31m"} 3
        # TYPE job_done_total counter
        job_done_total{otel_scope_name="every-form",otel_scope_version="1.2.0",way="bakc"} 3
        job_done_total{otel_scope_name="another",way="up"} 3
        # TYPE disk_free_bytes gauge
        disk_free_bytes{otel_scope_name="every-form",otel_scope_version="1.2.0"} 1
        # TYPE process_threads gauge
        process_threads 12

        """;

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("sarif", "json")]
    [InlineData("github", "txt")]
    public async Task Live_check_reports_differences_in_each_format(string format, string extension)
    {
        ToolRun run = await CheckAsync(Scrape, "-f", format);
        Assert.Equal("", run.Error);
        Assert.Equal(1, run.Exit);
        run.Verify(format, extension);
    }

    [Theory]
    [InlineData("error", 1)]
    [InlineData("info", 1)]
    [InlineData("never", 0)]
    public async Task Live_check_exit_code_depends_on_the_severity(string severity, int exit) =>
        Assert.Equal(exit, (await CheckAsync(Scrape, "--fail-on", severity)).Exit);

    [Fact]
    public async Task Missing_metric_is_an_error_when_all_are_required()
    {
        const string Scope = "otel_scope_name=\"every-form\",otel_scope_version=\"1.2.0\"";
        string scrape = $"# TYPE shop_Orders_total counter\nshop_Orders_total{{{Scope}}} 1\n";
        Assert.Equal(0, (await CheckAsync(scrape)).Exit);
        ToolRun run = await CheckAsync(scrape, "--require-all");
        Assert.Equal(1, run.Exit);
        Assert.Contains("error required-metric: Metric 'cache.size' was not received\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "info missing-metric: Metric 'shop.order_faxed' was not received; it is off by default\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_check_fails_for_a_scrape_of_another_meter()
    {
        (await CheckAsync("# TYPE a gauge\na{otel_scope_name=\"every.form\"} 1\n")).FailedWith(
            "no metric of meter 'every-form' was received; metrics came from 'every.form'");
        (await CheckAsync("")).FailedWith("no metric of meter 'every-form' was received");
    }

    [Fact]
    public async Task Live_check_reports_invalid_options_on_one_line()
    {
        (await RunAsync()).FailedWith("nothing to check; use --scrape URL, --otlp, or both");
        (await RunAsync("--otlp", "--duration", "soon")).FailedWith("--duration: 'soon' is not a valid duration, such as 500ms, 2s or 1m");
        (await RunAsync("--otlp", "--count", "0")).FailedWith("--count: expected a number greater than 0");
        (await RunAsync("--otlp", "--listen", "here")).FailedWith("--listen: 'here' is not an IP address, such as 127.0.0.1 or ::");
        (await RunAsync("--scrape", "ftp://x")).FailedWith("'ftp://x' is not a valid address; expected http://host:port/path");
        (await RunAsync("--scrape", "missing.txt")).FailedWith("missing.txt cannot be read: the file does not exist");
    }

    [Fact]
    public async Task Live_check_reports_a_port_in_use_on_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        ToolRun run = await RunAsync("--otlp", "--grpc-port", "0", "--http-port", $"{port}");
        Assert.Equal(2, run.Exit);
        Assert.StartsWith("stalwart-events: cannot listen for OTLP: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("; choose another --grpc-port or --http-port\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_check_without_a_push_ends_after_the_duration_and_fails()
    {
        ToolRun run = await RunAsync("--otlp", "--grpc-port", "0", "--http-port", "0", "--duration", "100ms");
        Assert.Equal(2, run.Exit);
        Assert.EndsWith("stalwart-events: no metric of meter 'every-form' was received\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_check_ends_when_no_more_pushes_arrive()
    {
        EveryFormTraffic traffic = await EveryFormTraffic.GetAsync();
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool, "--idle", "200ms");
        await run.PushAsync(traffic.Push());
        Assert.Equal(0, (await run.EndAsync()).Exit);
    }

    [RequiresFact("kill")]
    public async Task Live_check_reports_when_it_is_terminated()
    {
        EveryFormTraffic traffic = await EveryFormTraffic.GetAsync();
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool);
        await run.PushAsync(traffic.Push());
        run.Terminate();
        (int exit, JsonElement report) = await run.EndAsync();
        Assert.Equal(0, exit);
        Assert.Equal(1, report.GetProperty("received").GetProperty("batches").GetInt32());
    }

    private Task<ToolRun> RunAsync(params string[] options) =>
        tool.RunInAsync(LiveCheckRun.NewFolder(tool), "", ["live-check", "every-form.toml", .. options]);

    private async Task<ToolRun> CheckAsync(string scrape, params string[] options)
    {
        string folder = LiveCheckRun.NewFolder(tool);
        await File.WriteAllTextAsync(Path.Combine(folder, "scrape.txt"), scrape);
        return await tool.RunInAsync(folder, "", ["live-check", "every-form.toml", "--scrape", "scrape.txt", .. options]);
    }
}
