using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>
/// The workflows can only be tried where they run, so what can be known before is checked here. <c>.ci/lint</c> checks their keys and
/// expressions.
/// </summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Names =
        [.. Directory.EnumerateFiles(Repository.PathOf(".github/workflows"), "*.yml").Select(path => Path.GetFileName(path)).Order()];

    public static TheoryData<string> Workflows => [.. Names];

    [Fact]
    public void There_are_workflows_for_changes_analysis_and_releases() =>
        Assert.Equal(["ci.yml", "codeql.yml", "release.yml"], Names);

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_path_in_a_workflow_exists(string name)
    {
        string[] paths = [.. RepositoryPath().Matches(Text(name)).Select(match => match.Value).Distinct()];
        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_used_in_a_version(string name) => Assert.All(
        Text(name).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)),
        line => Assert.Matches(@"uses: [\w-]+/[\w/-]+@v\d+(\.\d+)*$", line));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_only_read_unless_a_job_says_otherwise(string name) =>
        Assert.Contains("\npermissions:\n  contents: read\n\n", Text(name), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_job_ends_after_a_while(string name) => Assert.Equal(
        Count(name, "    runs-on: "), Count(name, "    timeout-minutes: "));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Runs_of_a_branch_do_not_pile_up(string name) => Assert.Equal(1, Count(name, "concurrency:"));

    [Fact]
    public void Every_folder_that_Dependabot_looks_at_has_packages() => Assert.All(
        DependabotFolder().Matches(Repository.Read(".github/dependabot.yml")).Select(match => match.Groups[1].Value),
        folder => Assert.True(File.Exists(Repository.PathOf(Path.Combine(folder, "package-lock.json"))), folder));

    private static string Text(string workflow) => Repository.Read(".github/workflows/" + workflow);

    private static int Count(string workflow, string start) =>
        Text(workflow).Split('\n').Count(line => line.StartsWith(start, StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w/.-])(?:\.ci|samples|src|tests|docs)/[\w./-]*\w|global\.json|CHANGELOG\.md")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^      - /(\S+)$", RegexOptions.Multiline)]
    private static partial Regex DependabotFolder();
}
