using System.Text.Json;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class DiffTests(InstalledTool tool)
{
    [Fact]
    public async Task Diff_gives_each_edited_copy_the_class_that_its_file_expects()
    {
        string[] names = EditedCatalogue.Names;
        Assert.Equal(52, names.Length);
        string folder = tool.NewFolder();
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (name, _) =>
        {
            EditedCatalogue edited = EditedCatalogue.Read(name);
            string file = Path.Combine(folder, name + ".toml");
            await File.WriteAllTextAsync(file, edited.Text, CancellationToken.None);
            ToolRun run = await tool.RunInAsync(Repository.Root, "", "diff", "events.toml", file, "--format", "json");
            using JsonDocument json = JsonDocument.Parse(run.Succeeded().Output);
            string[] classes =
            [
                .. json.RootElement.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("class").GetString()!),
            ];
            string gravest = new[] { "breaking", "compatible", "cosmetic" }.FirstOrDefault(classes.Contains) ?? "none";
            Assert.True(edited.Expected == gravest, $"{name}: expected {edited.Expected}, got {gravest}\n{run.Output}");
            string all = string.Join(
                '\n',
                json.RootElement.GetProperty("changes")
                    .EnumerateArray()
                    .Select(
                        change => $"{change.GetProperty("subject")} {change.GetProperty("field")} {change.GetProperty("description")}"));
            Assert.True(
                all.Contains(edited.Says, StringComparison.Ordinal) && edited.Says.Length > 0 | gravest == "none",
                $"{name}: does not say '{edited.Says}':\n{all}");
        });
    }

    [Fact]
    public async Task Diff_calls_a_metric_compatible_when_it_lists_its_old_name_and_breaking_when_an_old_name_is_dropped()
    {
        const string Before = "[catalogue]\nmeter = \"shop\"\n[metrics]\n\"queue.length\" = { kind = \"gauge\", description = \"Waiting\", "
            + "formerly = [\"queue.size\"] }\n";
        ToolRun kept = await DiffAsync(
            Before, Before.Replace("length", "depth", StringComparison.Ordinal).Replace("[\"queue.size", "[\"queue.size\", \"queue.length"),
            "--format", "json");
        Assert.Contains("renamed to 'queue.depth'", kept.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("\"breaking\": 0,", kept.Output, StringComparison.Ordinal);
        ToolRun dropped = await DiffAsync(Before, Before.Replace("\"queue.size\"", "", StringComparison.Ordinal), "--format", "json");
        Assert.Contains("'queue.size' removed", dropped.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("\"breaking\": 1,", dropped.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    public async Task Diff_lists_the_most_severe_changes_first_with_the_version_bump(string format, string extension)
    {
        const string Before = """
            [catalogue]
            meter = "shop"
            version = "1.4.2"
            [events]
            order.placed = { id = 1, description = "An order was placed", tags = { payment = ["card", "invoice"] } }
            order.failed = { id = 2, description = "An order failed" }
            """;
        const string After = """
            [catalogue]
            meter = "shop"
            version = "1.4.3"
            [events]
            order.placed = { id = 1, description = "An order was taken", tags = { payment = ["card", "cash"] } }
            order.refused = { id = 3, description = "An order was refused" }
            """;
        ToolRun run = await DiffAsync(Before, After, "--format", format, "--fail-on", "breaking");
        Assert.Equal(1, run.Exit);
        Assert.Equal("", run.Error);
        run.Verify(format, extension);
    }

    [Fact]
    public async Task Diff_fail_on_includes_more_severe_classes()
    {
        const string Before = "[catalogue]\nmeter = \"m\"\n[events]\na.b = { id = 1, description = \"Something\" }\n";
        const string After = "[catalogue]\nmeter = \"m\"\n[events]\na.b = { id = 1, description = \"Something\", level = \"warn\" }\n";
        Assert.Equal(0, (await DiffAsync(Before, After)).Exit);
        Assert.Equal(0, (await DiffAsync(Before, After, "--fail-on", "breaking")).Exit);
        Assert.Equal(1, (await DiffAsync(Before, After, "--fail-on", "compatible")).Exit);
        Assert.Equal(1, (await DiffAsync(Before, After, "--fail-on", "cosmetic")).Exit);
        Assert.Equal("no changes\n", (await DiffAsync(Before, Before, "--fail-on", "cosmetic")).Succeeded().Output);
    }

    [LinuxFact("the shell 'sh'")]
    public async Task Diff_reads_a_git_revision()
    {
        string folder = tool.NewFolder();
        ToolRun run = await tool.ShellAsync(folder, """
            git init -q . && mkdir sub && cd sub
            printf '[catalogue]\nmeter = "m"\n[events]\na.b = { id = 1, description = "Something" }\n' > events.toml
            git add . && git -c user.name=a -c user.email=a@b commit -qm one
            sed -i 's/id = 1/id = 2/' events.toml
            "$TOOL" diff git:HEAD:events.toml events.toml
            "$TOOL" diff git:HEAD:none.toml events.toml
            "$TOOL" diff git:nowhere:events.toml events.toml
            "$TOOL" diff git:HEAD events.toml
            """);
        Assert.StartsWith("breaking    event 'a.b'  id  changed from '1' to '2'\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            """
            stalwart-events: git:HEAD:none.toml cannot be read: path 'sub/none.toml' does not exist in 'HEAD'
            stalwart-events: git:nowhere:events.toml cannot be read: invalid object name 'nowhere'.
            stalwart-events: git:HEAD does not name a file at a revision; expected git:REV:path, such as git:main:events.toml

            """,
            run.Error);
    }

    private async Task<ToolRun> DiffAsync(string before, string after, params string[] options)
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "old.toml"), before);
        await File.WriteAllTextAsync(Path.Combine(folder, "new.toml"), after);
        return await tool.RunInAsync(folder, "", ["diff", "old.toml", "new.toml", .. options]);
    }
}
