using System.IO.Compression;
using System.Xml.Linq;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>What each package brings with it.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class PackageDependenciesTests(PackedFeed feed)
{
    [Theory]
    [InlineData("Stalwart.Instrumentation", "", "")]
    [InlineData("Stalwart.Instrumentation.Hosting", "Stalwart.Instrumentation", "")]
    [InlineData("Stalwart.Instrumentation.OpenTelemetry", "Stalwart.Instrumentation.Hosting", "")]
    [InlineData("Stalwart.Instrumentation.Prometheus", "Stalwart.Instrumentation.OpenTelemetry", "Microsoft.AspNetCore.App")]
    [InlineData(
        "Stalwart.Instrumentation.AspNetCore",
        "Stalwart.Instrumentation.Hosting Stalwart.Instrumentation.OpenTelemetry Stalwart.Instrumentation.Prometheus",
        "Microsoft.AspNetCore.App")]
    public void Package_depends_on_these_own_packages_and_frameworks(string package, string own, string frameworks)
    {
        XElement nuspec = Nuspec(package);
        string[] ids = [.. Elements(nuspec, "dependency").Select(dependency => dependency.Attribute("id")!.Value)];
        Assert.Equal(Words(own), ids.Where(IsOwn).Order(StringComparer.Ordinal));
        Assert.Equal(Words(frameworks), Elements(nuspec, "frameworkReference").Select(reference => reference.Attribute("name")!.Value));
    }

    [Fact]
    public void Dependencies_on_other_packages_are_stable() => Assert.DoesNotContain(
        OwnPackages.All.SelectMany(package => Elements(Nuspec(package), "dependency"))
            .Where(one => !IsOwn(one.Attribute("id")!.Value))
            .Select(one => $"{one.Attribute("id")!.Value} {one.Attribute("version")!.Value}"),
        dependency => dependency.Contains('-', StringComparison.Ordinal));

    [Fact]
    public void Own_packages_are_required_in_exactly_the_same_version_with_their_build_files_and_analyzers()
    {
        XElement[] dependencies =
        [
            .. OwnPackages.All.SelectMany(package => Elements(Nuspec(package), "dependency"))
                .Where(one => IsOwn(one.Attribute("id")!.Value)),
        ];
        Assert.NotEmpty(dependencies);
        Assert.All(dependencies, dependency =>
        {
            Assert.Equal($"[{feed.Version}]", dependency.Attribute("version")!.Value);
            Assert.Equal("All", dependency.Attribute("include")?.Value);
        });
    }

    [Theory]
    [InlineData("Stalwart.Instrumentation")]
    [InlineData("Stalwart.Instrumentation.Hosting")]
    [InlineData("Stalwart.Instrumentation.OpenTelemetry")]
    [InlineData("Stalwart.Instrumentation.Prometheus")]
    [InlineData("Stalwart.Instrumentation.AspNetCore")]
    [InlineData("Stalwart.Instrumentation.Cli")]
    public async Task Package_packs_as_a_stable_version(string package)
    {
        (int exit, string output) = await PackAsStableAsync(package);
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("NU5104", output, StringComparison.Ordinal);
    }

    private static bool IsOwn(string id) => id.StartsWith("Stalwart.", StringComparison.Ordinal);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<XElement> Elements(XElement nuspec, string name) =>
        nuspec.Descendants().Where(element => element.Name.LocalName == name);

    private async Task<(int Exit, string Output)> PackAsStableAsync(string package)
    {
        // The libraries are built; the tool is not in this configuration.
        string build = OwnPackages.All.Contains(package) ? "--no-build" : "--no-restore";
        return await feed.TryDotnetAsync(
            Repository.Root,
            "pack", Path.Combine(
                "src",
                package), "-c", "Release", build, "--nologo", "-tl:off", "-o", feed.NewFolder(), "-p:PackedVersion=1.0.0");
    }

    private XElement Nuspec(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(feed.Feed, $"{package}.{feed.Version}.nupkg"));
        using Stream nuspec = archive.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!;
    }
}
