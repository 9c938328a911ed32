using System.IO.Compression;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The README of each package, as its page shows it.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class PackageReadmeTests(PackedFeed feed)
{
    public static TheoryData<string> Packages => [.. OwnPackages.All];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Packed_README_has_no_relative_link(string package)
    {
        string readme = Read(feed.Feed, package);
        Assert.StartsWith($"# {package}\n", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("](../", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("![](", readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/org/repo", "https://example.com/org/repo/raw/")]
    [InlineData("https://github.com/org/repo.git", "https://raw.githubusercontent.com/org/repo/")]
    public async Task Links_lead_to_the_packed_commit_when_the_repository_has_an_address(string address, string images)
    {
        const string Package = "Stalwart.Instrumentation.AspNetCore";
        string folder = feed.NewFolder();
        await feed.DotnetAsync(
            Repository.Root,
            "pack",
            Path.Combine("src", Package),
            "-c",
            "Release",
            "--no-build",
            "--nologo",
            "-v",
            "q",
            "-o",
            folder,
            "-p:PackageVersion=" + feed.Version,
            "-p:RepositoryUrl=" + address);
        string readme = Read(folder, Package);
        string repository = address.Replace(".git", "", StringComparison.Ordinal);
        string pages = repository + "/blob/";
        string description = Read(folder, Package, Package + ".nuspec");
        Assert.Contains($"<projectUrl>{repository}</projectUrl>", description, StringComparison.Ordinal);
        Assert.Matches($"<releaseNotes>{pages}[0-9a-f]{{40}}/CHANGELOG.md</releaseNotes>", description);
        string source = Repository.Read($"src/{Package}/README.md");
        Assert.Matches($@"!\[[^\]]+\]\({images}[0-9a-f]{{40}}/docs/status-page\.png\)", readme);
        Assert.Matches($@"\[Getting started\]\({pages}[0-9a-f]{{40}}/docs/getting-started\.md\)", readme);
        Assert.DoesNotContain("](../", readme, StringComparison.Ordinal);
        Assert.Equal(
            source.Replace("../../", "", StringComparison.Ordinal),
            System.Text.RegularExpressions.Regex.Replace(readme, $"(?:{pages}|{images})[0-9a-f]{{40}}/", "").TrimEnd('\n') + "\n");
    }

    /// <summary>What a package page shows is followed or compiled where the same snippet stands in the documentation.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void Snippets_of_a_package_are_those_of_the_documentation(string package)
    {
        HashSet<Snippet> documented =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Append(Path.Combine(Repository.Root, "README.md"))
                .SelectMany(file => Markdown.Snippets(File.ReadAllText(file))),
        ];
        Assert.All(Markdown.Snippets(Repository.Read($"src/{package}/README.md")), snippet => Assert.Contains(snippet, documented));
    }

    private static string Read(string folder, string package, string file = "README.md")
    {
        using ZipArchive archive = ZipFile.OpenRead(Directory.GetFiles(folder, $"{package}.0.*.nupkg").Single());
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }
}
