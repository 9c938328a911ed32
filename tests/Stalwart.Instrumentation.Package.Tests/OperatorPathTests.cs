namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The operator's path from a binary to an alert, followed word by word with real servers.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class OperatorPathTests(PackedFeed feed)
{
    /// <summary>The tool as the build of the tests made it: its package is installed by tests of its own.</summary>
    private static string Tool { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "../../../../../src/Stalwart.Instrumentation.Cli/bin",
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!),
        "net10.0"));

    [RequiresFact("prometheus-alertmanager", "prometheus prometheus-alertmanager")]
    public async Task Operators_path_leads_from_a_binary_to_an_alert_that_fires_and_is_silenced()
    {
        Assert.True(Directory.Exists(Tool), Tool);
        string clone = Path.GetDirectoryName(CopiedSamples.Write(feed))!;
        string path = $"{Tool}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        await using var walkthrough = new ShellWalkthrough(
            (folder, program, arguments) => feed.Process(folder, program, arguments)
                .With("PATH", path)
                .With("StalwartVersion", feed.Version),
            clone,
            new Dictionary<string, string> { ["~/operate"] = Path.Combine(clone, "operate") });
        await walkthrough.FollowAsync(Markdown.Snippets(Repository.Read("docs/operate.md")));
    }
}
