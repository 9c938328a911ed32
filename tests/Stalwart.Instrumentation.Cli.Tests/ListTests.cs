namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class ListTests(InstalledTool tool)
{
    [Theory]
    [InlineData("family", "pop3.*")]
    [InlineData("metric", "*.size", "queue.dsn-queued")]
    public async Task What_a_pattern_turns_off_is_listed(string hint, params string[] patterns)
    {
        ToolRun run = await tool.RunAsync(["list", "events.toml", .. patterns]);
        run.Succeeded().Verify(hint);
    }

    [Fact]
    public async Task Without_a_pattern_everything_is_listed()
    {
        ToolRun run = await tool.RunAsync("list", "events.toml");
        Assert.EndsWith("\n637 events, 27 metrics\n", run.Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_not_logged_is_listed_as_such()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "events.toml"),
            "[catalogue]\nmeter = \"m\"\n[events]\na.b = { id = 1, description = \"Something\", logged = false }\n"
            + "a.c = { id = 2, description = \"Another thing\" }\n");
        ToolRun run = await tool.RunInAsync(folder, "", "list", "events.toml");
        Assert.StartsWith(
            "event  a.b  1  info  on  counted  not logged\nevent  a.c  2  info  on  counted\n",
            run.Succeeded().Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_matches_nothing_is_told()
    {
        ToolRun run = await tool.RunAsync("list", "events.toml", "auth.eror", "smtp.error");
        Assert.Equal(1, run.Exit);
        Assert.Equal("stalwart-events: no event and no metric matches 'auth.eror'; did you mean 'auth.error'?\n", run.Error);
        Assert.Contains("smtp.error", run.Output, StringComparison.Ordinal);
        (await tool.RunAsync("list", "events.toml", "--format")).FailedWith("'--format' is not an option of this command");
    }

    [Fact]
    public async Task Stats_counts() => (await tool.RunAsync("stats", "events.toml")).Succeeded().Verify("reference");
}
