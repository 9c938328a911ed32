using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>Projects and libraries for frameworks that the packages do not support.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed partial class OlderFrameworkTests(PackedFeed feed)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("netstandard2.0")]
    public async Task Restore_reports_NU1202_when_the_framework_is_older(string framework)
    {
        string folder = Consumer.Write(feed, new Consumer("library", "TargetFramework=" + framework) { Files = { ["events.toml"] = "" } });
        (int exit, string output) = await feed.TryDotnetAsync(folder, "restore", "--nologo");
        Assert.Equal(1, exit);
        string error = $"error NU1202: Package Stalwart.Instrumentation {feed.Version} is not compatible with {framework}";
        Assert.Contains(error, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_builds_for_an_older_framework_too_when_it_does_as_its_page_says()
    {
        string folder = feed.NewFolder();
        string page = Markdown.Section(Repository.Read("docs/library-authors.md"), "Support older frameworks");
        foreach (Snippet snippet in Markdown.Snippets(page))
        {
            string file = Path.Combine(folder, snippet.File!);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, Version().Replace(snippet.Text, feed.Version));
        }

        string library = Path.Combine(folder, "Mailing", "Mailing.csproj");
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), """
            Mailing.Mailer.Send();
            var series = Stalwart.Instrumentation.EventCatalogues.All().SelectMany(catalogue => catalogue.Snapshot().Series);
            Console.WriteLine(string.Join(' ', series.Select(item => item.Value)));
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnableDefaultItems>false</EnableDefaultItems>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="Program.cs" />
                <ProjectReference Include="Mailing/Mailing.csproj" />
              </ItemGroup>
            </Project>
            """);
        Assert.Contains("0 Warning(s)", await feed.DotnetAsync(folder, "build", library, "--nologo"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "Mailing", "bin", "Debug", "net8.0", "Mailing.dll")));
        Assert.Equal("1", (await feed.DotnetAsync(folder, "run")).Trim());
    }

    [GeneratedRegex("(?<=Version=\")[^\"]+")]
    private static partial Regex Version();
}
