using System.Text.Json;

namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>Each deliberate difference between a catalogue and its traffic is one finding, and the only one.</summary>
public sealed class DifferenceTests(InstalledTool tool)
{
    public static TheoryData<string> OfPushes => [.. PushDifferences.All.Keys];

    public static TheoryData<string> OfScrapes => [.. ScrapeDifferences.All.Keys];

    [Fact]
    public async Task Live_check_finds_nothing_in_a_push_without_differences()
    {
        (int exit, string[] findings) = await CheckAsync(_ => { });
        Assert.Empty(findings);
        Assert.Equal(0, exit);
    }

    [Theory]
    [MemberData(nameof(OfPushes))]
    public async Task Live_check_finds_the_difference_of_a_push(string difference)
    {
        (string expected, Action<ScopeMetrics> make) = PushDifferences.All[difference];
        (int exit, string[] findings) = await CheckAsync(make);
        Assert.Equal([expected], findings);
        Assert.Equal(1, exit);
    }

    [Theory]
    [MemberData(nameof(OfScrapes))]
    public async Task Live_check_finds_the_difference_of_a_scrape(string difference)
    {
        EveryFormTraffic traffic = await EveryFormTraffic.GetAsync();
        (string expected, Func<string, string> make) = ScrapeDifferences.All[difference];
        string folder = LiveCheckRun.NewFolder(tool);
        await File.WriteAllTextAsync(Path.Combine(folder, "scrape.txt"), make(traffic.Text));
        ToolRun run = await tool.RunInAsync(
            folder, "", "live-check", "every-form.toml", "--scrape", "scrape.txt", "-f", "json", "--fail-on", "info");
        Assert.Equal("", run.Error);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Equal([expected], LiveCheckRun.Findings(report.RootElement));
        Assert.Equal(1, run.Exit);
    }

    [Fact]
    public async Task Live_check_finds_forty_differences_in_the_pushes_of_one_run()
    {
        EveryFormTraffic traffic = await EveryFormTraffic.GetAsync();

        // What concerns the number of values adds up over pushes; what does not come, or comes twice, is another matter when it has come.
        string[] names = [.. PushDifferences.All.Keys.Where(name => !name.Contains("come", StringComparison.Ordinal))];
        string[] expected = [.. names.Select(name => PushDifferences.All[name].Finding).Order(StringComparer.Ordinal)];
        Assert.True(names.Length >= 40, $"{names.Length}");
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool, "-n", $"{names.Length}", "--require-all");
        foreach (string name in names)
        {
            ExportMetricsServiceRequest push = traffic.Push();
            PushDifferences.All[name].Make(ScopeOf(push));
            await run.PushAsync(push);
        }

        (int exit, JsonElement report) = await run.EndAsync();
        Assert.Equal(expected, LiveCheckRun.Findings(report).Order(StringComparer.Ordinal));
        Assert.Equal(1, exit);
    }

    private static ScopeMetrics ScopeOf(ExportMetricsServiceRequest push) =>
        push.ResourceMetrics.SelectMany(resource => resource.ScopeMetrics).Single(scope => scope.Scope.Name == "every-form");

    private async Task<(int Exit, string[] Findings)> CheckAsync(Action<ScopeMetrics> make)
    {
        EveryFormTraffic traffic = await EveryFormTraffic.GetAsync();
        ExportMetricsServiceRequest push = traffic.Push();
        make(ScopeOf(push));
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool, "-n", "1", "--require-all", "--fail-on", "info");
        await run.PushAsync(push);
        (int exit, JsonElement report) = await run.EndAsync();
        return (exit, LiveCheckRun.Findings(report));
    }
}
