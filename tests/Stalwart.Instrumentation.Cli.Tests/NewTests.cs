using System.Text;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class NewTests(InstalledTool tool)
{
    [Fact]
    public async Task New_adds_an_event_after_its_family_and_changes_nothing_else()
    {
        string folder = tool.NewFolder();
        string file = Path.Combine(folder, "events.toml");
        string before = Repository.Read("events.toml");
        await File.WriteAllTextAsync(file, before);
        ToolRun run = await tool.RunInAsync(
            folder,
            "",
            "new",
            "events.toml",
            "auth.token-issued",
            "-d",
            "A token was \"issued\"",
            "--level",
            "warn",
            "--tag",
            "protocol=protocol",
            "--tag",
            "kind=access,refresh",
            "--tag",
            "renewed=bool",
            "--tag",
            "client=string:20");
        string[] after = await File.ReadAllLinesAsync(file);
        int place = Array.FindIndex(after, line => line.StartsWith("auth.token-issued", StringComparison.Ordinal));
        Assert.Equal($"events.toml({place + 1}): {after[place]}\n", run.Succeeded().Output);
        Assert.EndsWith(
            ", level = \"warn\", description = \"A token was \\\"issued\\\"\", tags = { protocol = \"protocol\", kind = [\"access\", "
            + "\"refresh\"], renewed = \"bool\", client = { type = \"string\", limit = 20 } } }",
            after[place],
            StringComparison.Ordinal);
        Assert.StartsWith("auth.", after[place - 1], StringComparison.Ordinal);
        Assert.Equal(before, string.Join('\n', after.Where((_, line) => line != place)) + "\n");
        Assert.Equal(0, (await tool.RunInAsync(folder, "", "check", "events.toml")).Exit);
    }

    [Fact]
    public async Task New_writes_and_checks_a_message()
    {
        string folder = tool.NewFolder();
        string file = Path.Combine(folder, "events.toml");
        await File.WriteAllTextAsync(file, "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One thing\" }\n");
        string[] arguments = ["new", "events.toml", "a.two", "-d", "Another thing", "--field", "user=string", "-m"];
        (await tool.RunInAsync(folder, "", [.. arguments, "Two of {usr}"])).FailedWith(
            "'a.two' would be invalid: EVT0080: Unknown placeholder 'usr' in the message of event 'a.two'; did you mean 'user'?");
        (await tool.RunInAsync(folder, "", [.. arguments, "Two of {user}"])).Succeeded();
        Assert.EndsWith(
            "a.two = { id = 2, description = \"Another thing\", message = \"Two of {user}\", fields = { user = \"string\" } }\n",
            await File.ReadAllTextAsync(file),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_keeps_line_endings_and_a_byte_order_mark()
    {
        string folder = tool.NewFolder();
        string file = Path.Combine(folder, "events.toml");
        await File.WriteAllTextAsync(
            file,
            "[catalogue]\r\nmeter = \"m\"\r\n[events]\r\na.one = { id = 1, description = \"One thing\" } # first\r\n",
            new UTF8Encoding(true));
        (await tool.RunInAsync(folder, "", "new", "events.toml", "a.two", "-d", "Another thing")).Succeeded();
        byte[] bytes = await File.ReadAllBytesAsync(file);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.EndsWith(
            "# first\r\na.two = { id = 2, description = \"Another thing\" }\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_does_not_write_an_invalid_event()
    {
        string folder = tool.NewFolder();
        string file = Path.Combine(folder, "events.toml");
        const string Before = "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One thing\" }\n";
        await File.WriteAllTextAsync(file, Before);
        (await NewAsync("a.one", "-d", "Again")).FailedWith("events.toml already has 'a.one', with id 1");
        (await NewAsync("TokenIssued", "-d", "A token"))
            .FailedWith(
                "'TokenIssued' is not a valid name for an event; expected family.event-name in lower-case words joined by '-'; "
                + "did you mean 'server.token-issued'?");
        (await NewAsync("a.two", "-d", "Two", "--tag", "t=nowhere"))
            .FailedWith("'a.two' would be invalid: EVT0012: Unknown tag set 'nowhere'; expected 'bool'");
        (await NewAsync("a.two", "-d", "Two", "--tag", "t"))
            .FailedWith("--tag: 't' is not valid; expected a value such as payment=card,invoice");
        (await NewAsync("a.two", "-d", "Two", "--tag", "t=string:many"))
            .FailedWith("--tag: 'string:many' has no number of values; expected a value such as t=string:50");
        (await NewAsync("a.two")).FailedWith("Option '--description' is required. See 'stalwart-events new --help'.");
        Assert.Equal(Before, await File.ReadAllTextAsync(file));

        (await NewAsync("a.two", "-d", "Two", "--dry-run")).Succeeded();
        Assert.Equal(Before, await File.ReadAllTextAsync(file));
        Assert.Equal(
            Before + "a.two = { id = 2, description = \"Two\" }\n",
            (await tool.RunInAsync(folder, Before, "new", "-", "a.two", "-d", "Two")).Succeeded().Output);

        Task<ToolRun> NewAsync(params string[] arguments) => tool.RunInAsync(folder, "", ["new", "events.toml", .. arguments]);
    }

    [Fact]
    public async Task New_warns_about_a_field_that_feeds_nothing_yet()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "events.toml"), "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One thing\" }\n");
        ToolRun run = await tool.RunInAsync(folder, "", "new", "events.toml", "a.two", "-d", "Two", "--field", "elapsed=duration");
        Assert.Contains("warning EVT0030: Field 'elapsed' is not used by any feed", run.Succeeded().Output, StringComparison.Ordinal);
    }
}
