using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>The commands of the tool's documents are run, in a repository as they suppose it.</summary>
public sealed class DocumentTests(InstalledTool tool)
{
    private const string Endpoint = "http://127.0.0.1:8080/metrics/prometheus";

    [Deep]
    [LinuxTheory("the shell 'sh'")]
    [InlineData("docs/tool.md", 8)]
    [InlineData("docs/ci.md", 1)]
    [InlineData("docs/configuration.md", 1)]
    [InlineData("docs/sizing.md", 1)]
    public async Task Commands_of_the_page_run(string document, int least) => await RunBlocksAsync(document, least);

    [RequiresFact("promtool")]
    public async Task Commands_of_the_page_about_alerts_run() => await RunBlocksAsync("docs/alerts.md", least: 2);

    [Fact]
    public async Task Steps_of_the_documented_workflow_run()
    {
        YamlMappingNode workflow = Yaml(0);
        string[] steps =
        [
            .. ((YamlSequenceNode)workflow["jobs"]["catalogue"]["steps"]).Children.OfType<YamlMappingNode>()
                .Where(step => step.Children.ContainsKey("run"))
                .Select(step => ((YamlScalarNode)step["run"]).Value!),
        ];
        string[] commands =
        [
            .. steps.Where(step => step.StartsWith("stalwart-events ", StringComparison.Ordinal))
                .Select(step => step.Replace("origin/${{ github.base_ref }}", "HEAD", StringComparison.Ordinal)),
        ];
        Assert.Equal(4, commands.Length);
        await RunAllAsync(commands);
    }

    [Fact]
    public async Task Documented_pre_commit_hooks_run()
    {
        YamlMappingNode[] hooks = [.. ((YamlSequenceNode)Yaml(1)["repos"][0]["hooks"]).Children.OfType<YamlMappingNode>()];
        Assert.Equal(2, hooks.Length);
        Assert.All(hooks, hook => Assert.Matches(((YamlScalarNode)hook["files"]).Value!, "src/events.toml"));
        await RunAllAsync([
            .. hooks.Select(
                hook => ((YamlScalarNode)hook["entry"]).Value + (hook.Children.ContainsKey("pass_filenames") ? "" : " events.toml")),
        ]);
    }

    [LinuxFact("the shell 'sh'")]
    public async Task Live_check_of_the_documented_workflow_listens()
    {
        var steps = (YamlSequenceNode)Yaml(2)["jobs"]["telemetry"]["steps"];
        string script = ((YamlScalarNode)steps.Children[^1]["run"]).Value!;
        string command = script.Split('\n')[0].TrimEnd(' ', '&');
        ToolRun run = await tool.ShellAsync(
            await RepositoryAsync(), $"PATH=\"$(dirname \"$TOOL\"):$PATH\"\n{command} --grpc-port 0 --http-port 0 --duration 100ms");
        Assert.EndsWith("no metric of meter 'stalwart' was received\n", run.Error, StringComparison.Ordinal);
    }

    private async Task RunBlocksAsync(string document, int least)
    {
        string folder = await RepositoryAsync();
        await using ScrapedServer server = new("# TYPE acme_auth_error_total counter\nacme_auth_error_total 1\n");
        string[] blocks =
        [
            .. Block("sh").Matches(Repository.Read(document))
                .Select(block => block.Groups[1].Value.Replace(Endpoint, server.Address, StringComparison.Ordinal)),
        ];
        Assert.True(blocks.Length >= least, $"{blocks.Length} blocks");
        foreach (string block in blocks)
        {
            ToolRun run = await tool.ShellAsync(folder, $"set -e; PATH=\"$(dirname \"$TOOL\"):$PATH\"\n{block}");
            Assert.True(run.Exit == 0, $"{block}\nended with {run.Exit}:\n{run.Error}\n{run.Output}");
        }
    }

    private async Task RunAllAsync(string[] commands)
    {
        string folder = await RepositoryAsync();
        ToolRun run = await tool.ShellAsync(folder, $"set -e; PATH=\"$(dirname \"$TOOL\"):$PATH\"\n{string.Join('\n', commands)}");
        Assert.True(run.Exit == 0, $"ended with {run.Exit}:\n{run.Error}\n{run.Output}");
    }

    private static YamlMappingNode Yaml(int number)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Block("yaml").Matches(Repository.Read("docs/ci.md"))[number].Groups[1].Value));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private async Task<string> RepositoryAsync()
    {
        string folder = tool.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "docs", "recipes"));
        foreach ((string from, string to) in new[]
        {
            ("events.toml", "events.toml"),
            ("docs/events.md", "docs/events.md"),
            ("docs/recipes/alerts.yml", "docs/recipes/alerts.yml"),
            ("docs/recipes/alerts.test.yml", "docs/recipes/alerts.test.yml"),
            ("samples/MailServer/stalwart.toml", "stalwart.toml"),
            ("tests/Stalwart.Instrumentation.Cli.Tests/Data/scrape.txt", "scrape.txt"),
        })
        {
            File.Copy(Repository.PathOf(from), Path.Combine(folder, to));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "production.env"), "OTEL_METRIC_EXPORT_INTERVAL=30000\n");
        (await tool.ShellAsync(folder, "git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -qm one")).Succeeded();
        return folder;
    }

    private static Regex Block(string language) =>
        new($"^```{language}\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
