namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>Whatever a command is given: one line on standard error, exit code 2, no stack trace.</summary>
public sealed class BadInputTests(InstalledTool tool)
{
    /// <summary>Each command that reads a catalogue, with what else it needs.</summary>
    public static TheoryData<string[]> Commands => new((string[][])
    [
        ["check", "*"],
        ["diff", "*", "*"],
        ["docs", "*"],
        ["dashboard", "*"],
        ["alerts", "*"],
        ["list", "*"],
        ["stats", "*"],
        ["new", "*", "a.new", "-d", "New"],
        ["import", "*"],
        ["export", "*", "--format", "weaver"],
        ["export", "*", "--format", "json"],
        ["export", "*", "--format", "markdown"],
    ]);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Unreadable_file_is_named(string[] command)
    {
        string folder = tool.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "binary"), [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0, 1]);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "bad.toml"), "[catalogue]\nmeter = \"m\"\n[events]\na.b = { id = \"x\", description = \"B\" }\n");

        (await RunAsync("missing.toml")).FailedWith("missing.toml cannot be read: the file does not exist");
        (await RunAsync("no/such/folder.toml")).FailedWith("no/such/folder.toml cannot be read: the directory does not exist");
        (await RunAsync("sub")).FailedWith("sub is a directory; name the file in it, such as sub/events.toml");
        (await RunAsync("binary")).FailedWith("binary is a binary file, not text");
        if (command[0] is not ("check" or "import"))
        {
            (await RunAsync("bad.toml"))
                .FailedWith(
                    "bad.toml has an error: bad.toml(4,14): EVT0004: Expected an integer for 'id', found a string (the command 'check' "
                    + "lists all)");
        }

        Task<ToolRun> RunAsync(string file) => tool.RunInAsync(folder, "", [.. command.Select(word => word == "*" ? file : word)]);
    }

    [Fact]
    public async Task Misspelled_option_is_not_taken_for_a_file() =>
        (await tool.RunAsync("check", "--wrong")).FailedWith("'--wrong' is neither an option of this command nor an existing file");

    [Theory]
    [InlineData("docs", "-o", "events.toml/page.md")]
    [InlineData("dashboard", "-o", "events.toml/dashboard.json")]
    [InlineData("alerts", "-o", "events.toml/alerts.yml")]
    [InlineData("export", "--format", "weaver", "-o", "events.toml/registry.yaml")]
    [InlineData("export", "--format", "json", "-o", "events.toml/catalogue.json")]
    [InlineData("export", "--format", "markdown", "-o", "events.toml/page.md")]
    public async Task Unwritable_file_is_named(string command, params string[] options)
    {
        ToolRun run = await tool.RunAsync([command, "events.toml", .. options]);
        Assert.Equal(2, run.Exit);
        Assert.StartsWith($"stalwart-events: {options[^1]} cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [LinuxTheory("named pipes and the shell 'sh'")]
    [MemberData(nameof(Commands))]
    public async Task Closed_output_pipe_is_reported(string[] command)
    {
        string folder = tool.NewFolder();
        string source = command[0] == "import" ? "scrape.txt" : "events.toml";
        await File.WriteAllTextAsync(Path.Combine(folder, "scrape.txt"), "a_b_total 1\n");
        File.Copy(Repository.PathOf("events.toml"), Path.Combine(folder, "events.toml"));
        string arguments = string.Join(' ', command.Select(word => word == "*" ? source : word));

        // The pipe's reader has ended before the tool writes: it opens a pipe that waits for a reader, which reads nothing.
        ToolRun run = await tool.ShellAsync(folder, $"mkfifo pipe; (: < pipe) & exec 3> pipe; wait; \"$TOOL\" {arguments} >&3");
        Assert.Equal("stalwart-events: standard output was closed before everything was written\n", run.Error);
        Assert.Equal(2, run.Exit);
    }

    [RequiresFact("setpriv")]
    public async Task File_without_permission_is_reported()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), "[catalogue]\nmeter = \"m\"\n");

        // For root every file has permission.
        string plain = Environment.IsPrivilegedProcess ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
        ToolRun run = await tool.ShellAsync(folder, $"chmod 000 events.toml; {plain}\"$TOOL\" check events.toml");
        run.FailedWith("events.toml cannot be read: permission denied");
    }

    [Fact]
    public async Task Invalid_arguments_are_reported_with_a_suggestion()
    {
        (await tool.RunAsync()).FailedWith("Required command was not provided. See 'stalwart-events --help'.");
        (await tool.RunAsync("chekc", "events.toml"))
            .FailedWith("'chekc' is not a command; did you mean 'check'? See 'stalwart-events --help'.");
        (await tool.RunAsync("diff", "events.toml"))
            .FailedWith("Required argument 'NEW' missing for command: 'diff'. See 'stalwart-events diff --help'.");
        (await tool.RunAsync("check", "events.toml", "--format", "xml"))
            .FailedWith(
                "'xml' is not a valid value for '--format'; expected one of text, json, sarif, github. See 'stalwart-events check "
                + "--help'.");
        (await tool.RunAsync("export", "events.toml")).FailedWith("Option '--format' is required. See 'stalwart-events export --help'.");
        (await tool.RunAsync("export", "events.toml", "--format", "weavr"))
            .FailedWith("'weavr' is not a valid value for '--format'; did you mean 'weaver'? See 'stalwart-events export --help'.");
    }
}
