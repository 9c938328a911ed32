namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class ListTests(InstalledTool tool)
{
    [Theory]
    [InlineData("family", "pop3.*")]
    [InlineData("metric", "*.size", "queue.dsn-queued")]
    public async Task List_shows_what_a_pattern_disables(string hint, params string[] patterns)
    {
        ToolRun run = await tool.RunAsync(["list", "events.toml", .. patterns]);
        run.Succeeded().Verify(hint);
    }

    [Fact]
    public async Task List_shows_everything_without_a_pattern()
    {
        ToolRun run = await tool.RunAsync("list", "events.toml");
        Assert.EndsWith("\n637 events, 27 metrics\n", run.Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_marks_an_event_that_is_not_logged()
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
    public async Task List_reports_a_pattern_that_matches_nothing()
    {
        ToolRun run = await tool.RunAsync("list", "events.toml", "auth.eror", "smtp.error");
        Assert.Equal(1, run.Exit);
        Assert.Equal("stalwart-events: no event or metric matches 'auth.eror'; did you mean 'auth.error'?\n", run.Error);
        Assert.Contains("smtp.error", run.Output, StringComparison.Ordinal);
        (await tool.RunAsync("list", "events.toml", "--format")).FailedWith("'--format' is not an option of this command");
    }

    [Fact]
    public async Task Stats_shows_the_size_of_a_catalogue() =>
        (await tool.RunAsync("stats", "events.toml")).Succeeded().Verify("reference");
}
