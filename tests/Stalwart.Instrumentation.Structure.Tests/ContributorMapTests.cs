using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>The pages for contributors lead a newcomer to files that exist.</summary>
public sealed partial class ContributorMapTests
{
    private static readonly string Map = Repository.Read("docs/contributing/map.md");

    public static TheoryData<string> Pages =>
    [
        "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(Repository.PathOf("docs/contributing"), "*.md")
            .Select(path => "docs/contributing/" + Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_in_a_page_for_contributors_exists(string page)
    {
        string[] paths = [.. RepositoryPath().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value).Distinct()];
        Assert.NotEmpty(paths);
        Assert.All(
            paths.Where(path => !path.Contains("nnnn", StringComparison.Ordinal) && !IsNewFile(page, path)),
            path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
    }

    [Fact]
    public void Map_leads_to_many_places() => Assert.True(RepositoryPath().Count(Map) > 15);

    [Theory]
    [InlineData("the hot path")]
    [InlineData("the TOML reader")]
    [InlineData("the settings table")]
    [InlineData("the feeder rule")]
    [InlineData("the keys of the catalogue")]
    public void Map_has_a_row_for_what_newcomers_look_for(string sought) =>
        Assert.Contains($"\n| {sought}", Map, StringComparison.Ordinal);

    /// <summary>A page may tell to create a file: the block below its name has the whole text.</summary>
    private static bool IsNewFile(string page, string path) =>
        Repository.Read(page).Contains($"\n`{path}`, a new file:\n", StringComparison.Ordinal);

    [GeneratedRegex("`((?:src|generators|tests|docs|samples|benchmarks)/[^`*]+)`")]
    private static partial Regex RepositoryPath();
}
