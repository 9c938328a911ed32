namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class HelpTests(InstalledTool tool)
{
    public static TheoryData<string> Commands =>
    [
        "", "check", "diff", "docs", "dashboard", "alerts", "config", "list", "stats", "new", "watch", "live-check", "import", "export",
        "schema", "completion",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_has_examples(string command)
    {
        ToolRun run = await tool.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Contains("\nExamples:\n  ", run.Succeeded().Output, StringComparison.Ordinal);
        run.Verify(command.Length == 0 ? "all" : command);
    }

    [Fact]
    public async Task Version_is_that_of_the_package()
    {
        ToolRun run = await tool.RunAsync("--version");
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", run.Succeeded().Output);
    }

    [Fact]
    public async Task Schema_command_writes_the_shipped_schema()
    {
        ToolRun run = await tool.RunAsync("schema");
        Assert.Equal(Repository.Read("src/Stalwart.Instrumentation/schema/events.schema.json"), run.Succeeded().Output);
    }

    [RequiresFact("bash")]
    public async Task Bash_completes_commands_and_options()
    {
        ToolRun run = await tool.ShellAsync(tool.NewFolder(), """
            "$TOOL" completion bash > complete.sh
            PATH="$(dirname "$TOOL"):$PATH" bash -c '. ./complete.sh
              COMP_LINE="stalwart-events ch" COMP_POINT=18 COMP_CWORD=1 COMP_WORDS=(stalwart-events ch); _stalwart_events; echo "${COMPREPLY[@]}"
              COMP_LINE="stalwart-events check --fo" COMP_POINT=26 COMP_CWORD=2 COMP_WORDS=(stalwart-events check --fo); _stalwart_events; echo "${COMPREPLY[@]}"'
            """);
        Assert.Equal("check\n--format\n", run.Succeeded().Output);
    }

    [RequiresFact("script")]
    public async Task Colors_are_used_only_on_terminals_without_NO_COLOR()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), "[catalogue]\nmeter = 1\n");
        const string OnTerminal = "TERM=xterm script -qec '\"$TOOL\" check events.toml' /dev/null";
        Assert.Contains("\u001b[", (await tool.ShellAsync(folder, OnTerminal)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", (await tool.ShellAsync(folder, "NO_COLOR=1 " + OnTerminal)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", (await tool.ShellAsync(folder, "\"$TOOL\" check events.toml")).Output, StringComparison.Ordinal);
    }

    [RequiresFact("script")]
    public async Task Error_on_a_terminal_is_plain_text_when_escape_codes_are_disabled()
    {
        foreach ((string environment, string redirection) in ((string, string)[])[
            ("TERM=xterm NO_COLOR=1", ""),
            ("TERM=dumb", ""),
            ("TERM=xterm", " > out.txt"),
        ])
        {
            ToolRun run = await tool.ShellAsync(
                tool.NewFolder(),
                $"env -u NO_COLOR {environment} script -qec '\"$TOOL\" check no.toml{redirection}' /dev/null");
            Assert.Equal("stalwart-events: no.toml cannot be read: the file does not exist\r\n", run.Output);
        }
    }

    /// <summary>The catalogue is so large that checking it takes longer than a spinner waits to appear, on any machine.</summary>
    [RequiresFact("script")]
    [Deep]
    public async Task Check_shows_no_spinner_when_escape_codes_are_disabled()
    {
        string folder = tool.NewFolder();
        IEnumerable<string> events = Enumerable.Range(0, 60_000)
            .Select(id => $"family-{id / 100}.event-{id} = {{ id = {id}, description = \"Event {id}\" }}");
        await File.WriteAllLinesAsync(Path.Combine(folder, "events.toml"), ["[catalogue]", "meter = \"m\"", "[events]", .. events]);
        Assert.Contains("Checking events.toml", await OnTerminalAsync("TERM=xterm", ""), StringComparison.Ordinal);
        foreach ((string environment, string redirection) in ((string, string)[])[
            ("TERM=xterm NO_COLOR=1", ""),
            ("TERM=dumb", ""),
            ("TERM=xterm", " > out.txt"),
            ("TERM=xterm", " 2> err.txt"),
        ])
        {
            string shown = await OnTerminalAsync(environment, redirection);
            Assert.DoesNotContain("\u001b", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Checking", shown, StringComparison.Ordinal);
        }

        async Task<string> OnTerminalAsync(string environment, string redirection) =>
            (await tool.ShellAsync(
                folder,
                $"env -u NO_COLOR {environment} script -qec '\"$TOOL\" check events.toml{redirection}' /dev/null")).Succeeded().Output;
    }
}
