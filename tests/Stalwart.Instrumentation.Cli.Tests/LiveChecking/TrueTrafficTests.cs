using System.Text.Json;

namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>What our exporters send of a catalogue does not differ from it.</summary>
[Deep]
public sealed class TrueTrafficTests(InstalledTool tool)
{
    private const string Scraped = """
        [metrics.prometheus]
        enable = true
        listen = "127.0.0.1:0"
        """;

    [Theory]
    [InlineData("grpc")]
    [InlineData("http")]
    public async Task Live_check_finds_no_error_in_a_push_of_every_form(string transport)
    {
        await EveryFormTraffic.GetAsync();
        EveryFormTraffic.RecordOthers();
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool, "-n", "2");
        await using TestHost host = await EveryFormTraffic.StartAsync($"""
            [metrics.open-telemetry]
            transport = "{transport}"
            endpoint = "{(transport == "grpc" ? run.Grpc : run.Http)}"
            interval = "200ms"
            compression = "gzip"
            """);
        (int exit, JsonElement report) = await run.EndAsync();
        AssertTrue(report);
        Assert.Equal(0, exit);
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("without-suffixes")]
    [InlineData("utf-8")]
    public async Task Live_check_finds_no_error_in_a_scrape_of_every_form(string names)
    {
        await EveryFormTraffic.GetAsync();
        EveryFormTraffic.RecordOthers();
        await using TestHost host = await EveryFormTraffic.StartAsync($"{Scraped}\nnames = \"{names}\"");
        ToolRun run = await CheckAsync("--scrape", host.Scrape.ToString(), "-f", "json");
        using JsonDocument report = JsonDocument.Parse(run.Succeeded().Output);
        AssertTrue(report.RootElement);
    }

    [Fact]
    public async Task Live_check_finds_no_error_in_a_scrape_without_scope_labels()
    {
        await EveryFormTraffic.GetAsync();
        await using TestHost host = await EveryFormTraffic.StartAsync($"{Scraped}\nscope-labels = false");
        ToolRun run = await CheckAsync("--scrape", host.Scrape.ToString());
        Assert.DoesNotContain("error", run.Succeeded().Output.Replace("0 errors", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("OpenMetrics")]
    public async Task Live_check_finds_no_difference_in_a_scrape_file_within_limits(string format)
    {
        EveryFormTraffic traffic = await EveryFormTraffic.GetAsync();
        string folder = LiveCheckRun.NewFolder(tool);
        await File.WriteAllTextAsync(Path.Combine(folder, "scrape.txt"), format == "text" ? traffic.Text : traffic.OpenMetrics);
        ToolRun run = await tool.RunInAsync(folder, "", "live-check", "every-form.toml", "--scrape", "scrape.txt", "--fail-on", "info");
        Assert.EndsWith("No differences found\n", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Received 17 of 17 metrics of meter 'every-form'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_check_accepts_a_scrape_and_a_push_together()
    {
        EveryFormTraffic traffic = await EveryFormTraffic.GetAsync();
        await using TestHost host = await EveryFormTraffic.StartAsync(Scraped);
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool, "-n", "1", "--scrape", host.Scrape.ToString());
        await run.PushAsync(traffic.Push());
        (int exit, JsonElement report) = await run.EndAsync();
        Assert.Equal(0, exit);
        Assert.Equal(2, report.GetProperty("received").GetProperty("batches").GetInt32());
        AssertTrue(report);
    }

    [Fact]
    public async Task Live_check_finds_no_error_in_the_sample()
    {
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "1000");
        await using (process)
        {
            ToolRun run = await tool.RunAsync("live-check", "events.toml", "--scrape", scrape.ToString(), "-n", "2", "-i", "400ms");
            Assert.Contains("\n0 errors, ", run.Succeeded().Output, StringComparison.Ordinal);
        }
    }

    private Task<ToolRun> CheckAsync(params string[] options) =>
        tool.RunInAsync(LiveCheckRun.NewFolder(tool), "", ["live-check", "every-form.toml", .. options]);

    /// <summary>A metric that is off, and a limit that is reached, are worth a word and no differences.</summary>
    private static void AssertTrue(JsonElement report) => Assert.All(
        LiveCheckRun.Findings(report),
        finding => Assert.True(
            finding == "missing-metric shop.order_faxed" || finding.StartsWith("overflow ", StringComparison.Ordinal),
            report.ToString()));
}
