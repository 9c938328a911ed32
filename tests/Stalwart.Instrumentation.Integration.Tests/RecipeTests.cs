using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>The recipes that no server runs in its own test, checked by the tools that they are meant for, if available.</summary>
public sealed partial class RecipeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recipes").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [RequiresFact("promtool")]
    public async Task Alert_rules_are_valid_and_fire()
    {
        Assert.Contains(
            "SUCCESS: 8 rules found",
            await RunAsync("promtool", "check", "rules", Path.Combine(Recipes.Folder, "alerts.yml")),
            StringComparison.Ordinal);
        Assert.Contains(
            "SUCCESS",
            await RunAsync("promtool", "test", "rules", Path.Combine(Recipes.Folder, "alerts.test.yml")),
            StringComparison.Ordinal);

        // A rule without a test has never been seen to fire.
        string tests = Recipes.Read("alerts.test.yml");
        Assert.All(
            Alert().Matches(Recipes.Read("alerts.yml")).Select(match => match.Groups[1].Value),
            alert => Assert.Matches($"(?s)alertname: {alert}\\s+exp_alerts:", tests));
    }

    [Fact]
    public async Task Alert_rules_use_only_existing_metrics()
    {
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(
            config,
            "[metrics]\nenabled-events = [\"*\"]\nexport-zeros = true\n[metrics.prometheus]\nenable = true\n");
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--config", config, "--rate", "20000");
        await using (process)
        {
            string text = await MailServerProcess.ScrapeUntilAsync(
                scrape,
                text => text.Contains("delivery_total_time_seconds_bucket", StringComparison.Ordinal));
            HashSet<string> names = [.. SampleName().Matches(text).Select(match => match.Value), "up"];
            string[] used = [.. Rules().SelectMany(rule => Metric().Matches(rule)).Select(match => match.Value).Distinct()];
            Assert.True(used.Length >= 8, string.Join(", ", used));
            Assert.All(used, name => Assert.Contains(name, names));
        }
    }

    [RequiresFact("promtool")]
    public async Task Recipe_for_Prometheus_is_valid()
    {
        foreach (string file in new[] { "prometheus.yml", "alerts.yml" })
        {
            File.Copy(Path.Combine(Recipes.Folder, file), Path.Combine(folder, file));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "mail-server.password"), "secret");
        Assert.Contains(
            "is valid prometheus config file syntax",
            await RunAsync("promtool", "check", "config", Path.Combine(folder, "prometheus.yml")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Recipe_for_the_collector_uses_each_component_that_it_defines_and_only_known_keys()
    {
        YamlMappingNode root = Yaml("collector.yaml");
        YamlMappingNode pipelines = Child(Child(root, "service"), "pipelines");
        CollectorKeys.Check(root);
        foreach ((string section, string use) in new[]
        {
            ("receivers", "receivers"),
            ("processors", "processors"),
            ("exporters", "exporters"),
        })
        {
            IEnumerable<string> used = pipelines.Children.Values.SelectMany(
                pipeline => Names(Child<YamlSequenceNode>((YamlMappingNode)pipeline, use)));
            Assert.Equal(Names(Child(root, section)).Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
        }

        Assert.Equal(Names(Child(root, "extensions")), Names(Child<YamlSequenceNode>(Child(root, "service"), "extensions")));
    }

    [RequiresFact("systemd-analyze", "systemd")]
    public async Task Recipe_for_systemd_is_valid()
    {
        // The program does not exist; everything else is checked as it is.
        string unit = Path.Combine(folder, "mail-server.service");
        string text = Recipes.Read("mail-server.service");
        Assert.Contains("/opt/mail-server/MailServer", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(unit, text.Replace("/opt/mail-server/MailServer", "/bin/true", StringComparison.Ordinal));
        Assert.Empty((await RunAsync("systemd-analyze", "verify", unit)).Trim());
    }

    [Fact]
    public void Recipe_for_a_container_uses_existing_files()
    {
        string[] lines = [.. Recipes.Read("Containerfile").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'))];
        string[] instructions = ["ARG", "FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "ENTRYPOINT", "CMD"];
        Assert.All(lines, line => Assert.True(line.StartsWith(' ') || instructions.Contains(line.Split(' ')[0]), line));
        Assert.Contains(lines, line => line.Contains("dotnet publish samples/MailServer", StringComparison.Ordinal));
        Assert.True(Directory.Exists(Path.Combine(Recipes.Folder, "..", "..", "samples", "MailServer")));
    }

    private static YamlMappingNode Yaml(string file)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Recipes.Read(file));
        stream.Load(reader);
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    private static IEnumerable<string> Rules() => ((YamlSequenceNode)Yaml("alerts.yml")["groups"])
        .SelectMany(group => (YamlSequenceNode)group["rules"])
        .Select(rule => Quoted().Replace(((YamlScalarNode)rule["expr"]).Value!, ""));

    private static YamlMappingNode Child(YamlMappingNode node, string key) => Child<YamlMappingNode>(node, key);

    private static T Child<T>(YamlMappingNode node, string key)
        where T : YamlNode => Assert.IsType<T>(node[key]);

    private static IEnumerable<string> Names(YamlNode node) =>
        (node is YamlMappingNode mapping
            ? mapping.Children.Keys
            : ((YamlSequenceNode)node).Children).Select(name => ((YamlScalarNode)name).Value!);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        await using RunningProcess process = new RunningProcess(program, arguments).Start();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        return process.Output;
    }

    [GeneratedRegex("- alert: ([A-Za-z]+)")]
    private static partial Regex Alert();

    [GeneratedRegex("^[a-z_0-9]+", RegexOptions.Multiline)]
    private static partial Regex SampleName();

    [GeneratedRegex(@"\{[^}]*\}|by \([^)]*\)")]
    private static partial Regex Quoted();

    /// <summary>A name followed by other than a bracket that is neither a function nor a keyword nor a number.</summary>
    [GeneratedRegex(@"\b(?!and\b|or\b|unless\b|offset\b|sum\b|count\b)[a-z][a-z0-9_]{2,}\b(?!\s*\()|\bup\b")]
    private static partial Regex Metric();
}
