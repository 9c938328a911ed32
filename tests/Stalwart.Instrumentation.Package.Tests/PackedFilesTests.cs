using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>What is in the packages.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class PackedFilesTests(PackedFeed feed)
{
    [Theory]
    [InlineData(
        "Stalwart.Instrumentation",
        "README.md",
        "analyzers/dotnet/cs/Microsoft.Bcl.AsyncInterfaces.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.Analyzers.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.Catalogue.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.CodeFixes.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.Generators.dll",
        "analyzers/dotnet/cs/System.IO.Pipelines.dll",
        "analyzers/dotnet/cs/System.Text.Encodings.Web.dll",
        "analyzers/dotnet/cs/System.Text.Json.dll",
        "analyzers/dotnet/cs/Tomlyn.dll",
        "build/Stalwart.Instrumentation.targets",
        "buildTransitive/Stalwart.Instrumentation.targets",
        "lib/net10.0/Stalwart.Instrumentation.dll",
        "lib/net10.0/Stalwart.Instrumentation.xml",
        "schema/events.schema.json")]
    [InlineData(
        "Stalwart.Instrumentation.OpenTelemetry",
        "README.md",
        "lib/net10.0/Stalwart.Instrumentation.OpenTelemetry.dll",
        "lib/net10.0/Stalwart.Instrumentation.OpenTelemetry.xml")]
    public void Nothing_is_missing_and_nothing_is_too_much(string package, params string[] expected)
    {
        using ZipArchive archive = Open(package);
        IEnumerable<string> files = archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.EndsWith(".nuspec", StringComparison.Ordinal) && !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml");
        Assert.Equal(expected, files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_generator_finds_all_that_it_loads()
    {
        // What a compiler host brings itself.
        string[] host = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory", "System.Buffers",
            "System.Numerics.Vectors", "System.Runtime.CompilerServices.Unsafe", "System.Threading.Tasks.Extensions", "System.Reflection.Metadata"];

        // What an editor brings besides, for the quick fixes; a compiler never loads those.
        string[] editor = ["Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"];
        using ZipArchive archive = Open("Stalwart.Instrumentation");
        ZipArchiveEntry[] assemblies = [.. archive.Entries.Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal))];
        HashSet<string> there = [.. host, .. assemblies.Select(entry => Path.GetFileNameWithoutExtension(entry.Name))];
        foreach (ZipArchiveEntry assembly in assemblies)
        {
            Assert.All(References(assembly), reference => Assert.True(there.Contains(reference) || (assembly.Name == "Stalwart.Instrumentation.CodeFixes.dll" && editor.Contains(reference)), $"{assembly.Name} needs {reference}"));
        }
    }

    [Fact]
    public void A_project_with_the_runtime_gets_no_other_package()
    {
        using ZipArchive archive = Open("Stalwart.Instrumentation");
        using var reader = new StreamReader(archive.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        Assert.DoesNotContain("<dependency ", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    private static List<string> References(ZipArchiveEntry assembly)
    {
        using var copy = new MemoryStream();
        using (Stream stream = assembly.Open())
        {
            stream.CopyTo(copy);
        }

        copy.Position = 0;
        using var file = new PEReader(copy);
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private ZipArchive Open(string package) => ZipFile.OpenRead(Directory.GetFiles(feed.Feed, package + ".*.nupkg").Single(file => char.IsDigit(Path.GetFileName(file)[package.Length + 1])));
}
