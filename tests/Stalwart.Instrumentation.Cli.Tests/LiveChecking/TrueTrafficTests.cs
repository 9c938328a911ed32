using System.Text.Json;

namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>What our exporters send of a catalogue does not differ from it.</summary>
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
    public async Task Push_of_every_form_has_no_error(string transport)
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
    public async Task Scrape_of_every_form_has_no_error(string names)
    {
        await EveryFormTraffic.GetAsync();
        EveryFormTraffic.RecordOthers();
        await using TestHost host = await EveryFormTraffic.StartAsync($"{Scraped}\nnames = \"{names}\"");
        ToolRun run = await CheckAsync("--scrape", host.Scrape.ToString(), "-f", "json");
        using JsonDocument report = JsonDocument.Parse(run.Succeeded().Output);
        AssertTrue(report.RootElement);
    }

    [Fact]
    public async Task Scrape_without_scope_labels_has_no_error()
    {
        await EveryFormTraffic.GetAsync();
        await using TestHost host = await EveryFormTraffic.StartAsync($"{Scraped}\nscope-labels = false");
        ToolRun run = await CheckAsync("--scrape", host.Scrape.ToString());
        Assert.DoesNotContain("error", run.Succeeded().Output.Replace("0 errors", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("OpenMetrics")]
    public async Task Scrape_in_a_file_has_no_difference_when_nothing_is_beyond_a_limit(string format)
    {
        EveryFormTraffic traffic = await EveryFormTraffic.GetAsync();
        string folder = LiveCheckRun.NewFolder(tool);
        await File.WriteAllTextAsync(Path.Combine(folder, "scrape.txt"), format == "text" ? traffic.Text : traffic.OpenMetrics);
        ToolRun run = await tool.RunInAsync(folder, "", "live-check", "every-form.toml", "--scrape", "scrape.txt", "--fail-on", "info");
        Assert.EndsWith("No differences found\n", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Received 17 of 17 metrics of meter 'every-form'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scrape_and_push_are_checked_together()
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
    public async Task The_sample_is_checked_with_its_catalogue()
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
