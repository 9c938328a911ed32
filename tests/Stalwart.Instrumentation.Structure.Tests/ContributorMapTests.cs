using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>The map in CONTRIBUTING.md leads a newcomer to files that exist.</summary>
public sealed partial class ContributorMapTests
{
    private static readonly string Text = Repository.Read("CONTRIBUTING.md");

    [Fact]
    public void Every_path_in_CONTRIBUTING_exists()
    {
        string[] paths = [.. RepositoryPath().Matches(Text).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(paths.Length > 15, string.Join('\n', paths));
        Assert.All(
            paths.Where(path => !path.Contains("nnnn", StringComparison.Ordinal)),
            path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
    }

    [Theory]
    [InlineData("the hot path")]
    [InlineData("the TOML reader")]
    [InlineData("the settings table")]
    [InlineData("the feeder rule")]
    [InlineData("the keys of the catalogue")]
    public void Map_in_CONTRIBUTING_has_a_row_for_what_newcomers_look_for(string sought) =>
        Assert.Contains($"\n| {sought}", Text, StringComparison.Ordinal);

    [GeneratedRegex("`((?:src|generators|tests|docs|samples|benchmarks)/[^`*]+)`")]
    private static partial Regex RepositoryPath();
}
