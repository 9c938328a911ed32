namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class CheckTests(InstalledTool tool)
{
    private const string Faulty = """
        [catalogue]
        meter = "shop"

        [tags.payment]
        description = "How an order is paid: 100%, really"
        values = ["card", "invoice"]

        [events]
        order.placed = { idd = 1, description = "An order was placed" }
        order.failed = { id = 1, level = "error", description = "An order could not be placed, and this line is so long that it is cut around the place", levle = "error" }

        """;

    [Fact]
    public async Task Check_finds_no_problems_in_the_reference_catalogue()
    {
        ToolRun run = await tool.RunAsync("check", "events.toml");
        Assert.Equal("events.toml: no problems found (637 events of 43 families and 27 metrics)\n", run.Succeeded().Output);
    }

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("sarif", "json")]
    [InlineData("github", "txt")]
    public async Task Diagnostics_are_shown_in_each_format(string format, string extension)
    {
        ToolRun run = await CheckAsync(Faulty, "events.toml", "--format", format);
        Assert.Equal(1, run.Exit);
        Assert.Equal("", run.Error);
        run.Verify(format, extension);
    }

    [Fact]
    public async Task Warnings_cause_exit_code_1_unless_only_errors_count_or_the_rule_is_ignored()
    {
        const string Warning = "[catalogue]\nmeter = \"m\"\n[tags.unused]\nvalues = [\"a\", \"b\"]\n[events]\na.b = { id = 1, "
            + "description = \"Something\" }\n";
        Assert.Equal(1, (await CheckAsync(Warning, "events.toml")).Exit);
        Assert.Equal(0, (await CheckAsync(Warning, "events.toml", "--fail-on", "error")).Exit);
        Assert.Equal(0, (await CheckAsync(Warning, "events.toml", "--ignore", "EVT0028")).Exit);
        (await CheckAsync(Warning, "events.toml", "--ignore", "EVT28"))
            .FailedWith("--ignore: unknown rule 'EVT28'; expected EVT and four digits, such as EVT0030");
    }

    [Fact]
    public async Task Check_reads_standard_input()
    {
        ToolRun run = await tool.RunInAsync(Repository.Root, Faulty, "check", "-");
        Assert.Equal(1, run.Exit);
        Assert.Contains("\n(standard input)(9,18): error EVT0003: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_with_class_reports_conflicts_with_the_class_name()
    {
        const string Taking = "[catalogue]\nmeter = \"m\"\n[tags.mail-events]\nvalues = [\"a\", \"b\"]\n[events]\na.b = { id = 1, "
            + "description = \"Something\", tags = { t = \"mail-events\" } }\n";
        Assert.Equal(0, (await CheckAsync(Taking, "events.toml")).Exit);
        ToolRun run = await CheckAsync(Taking, "events.toml", "--class", "MailEvents");
        Assert.Equal(1, run.Exit);
        Assert.Contains("EVT0024", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_with_config_compares_an_operators_file_with_the_catalogue()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "stalwart.toml"),
            "[metrics]\ndisabled-events = [\"auth.eror\"]\nenabel = true\n[metrics.prometheus]\nenabled-events = [\"auth.sucess\"]\n");
        ToolRun run = await tool.RunInAsync(folder, "", "check", Repository.PathOf("events.toml"), "--config", "stalwart.toml");
        Assert.Equal(1, run.Exit);
        Assert.Contains(
            "stalwart.toml(2,20): warning EVT2003: Unknown name 'auth.eror' in disabled-events; did you mean 'auth.error'?",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("stalwart.toml(3,1): error EVT2001: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Unknown name 'auth.sucess' in metrics.prometheus.enabled-events; did you mean 'auth.success'?",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_of_a_file_do_not_reach_the_terminal()
    {
        ToolRun run = await CheckAsync("[catalogue]\nmeter = \"m\u001b[31m\"\n", "events.toml");
        Assert.DoesNotContain('\u001b', run.Output);
    }

    private async Task<ToolRun> CheckAsync(string text, string file, params string[] options)
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, file), text);
        return await tool.RunInAsync(folder, "", ["check", file, .. options]);
    }
}
