using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>What is in the packages.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class PackedFilesTests(PackedFeed feed)
{
    private static readonly string[] OfTheCompiler =
        ["netstandard", "System.Collections.Immutable", "System.Composition.AttributedModel", "System.Reflection.Metadata"];

    public static TheoryData<string> Packages => [.. OwnPackages.All];

    [Theory]
    [InlineData(
        "Stalwart.Instrumentation",
        "README.md",
        "THIRD-PARTY-NOTICES.txt",
        "analyzers/dotnet/cs/Microsoft.Bcl.AsyncInterfaces.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.Analyzers.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.Catalogue.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.CodeFixes.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.Generators.dll",
        "analyzers/dotnet/cs/Stalwart.Instrumentation.Toml.dll",
        "analyzers/dotnet/cs/System.Buffers.dll",
        "analyzers/dotnet/cs/System.IO.Pipelines.dll",
        "analyzers/dotnet/cs/System.Memory.dll",
        "analyzers/dotnet/cs/System.Numerics.Vectors.dll",
        "analyzers/dotnet/cs/System.Runtime.CompilerServices.Unsafe.dll",
        "analyzers/dotnet/cs/System.Text.Encodings.Web.dll",
        "analyzers/dotnet/cs/System.Text.Json.dll",
        "analyzers/dotnet/cs/System.Threading.Tasks.Extensions.dll",
        "build/net10.0/Stalwart.Instrumentation.props",
        "build/net10.0/Stalwart.Instrumentation.targets",
        "buildTransitive/net10.0/Stalwart.Instrumentation.props",
        "buildTransitive/net10.0/Stalwart.Instrumentation.targets",
        "icon.png",
        "lib/net10.0/Stalwart.Instrumentation.dll",
        "lib/net10.0/Stalwart.Instrumentation.xml",
        "schema/events.schema.json")]
    [InlineData(
        "Stalwart.Instrumentation.Hosting",
        "README.md",
        "icon.png",
        "lib/net10.0/Stalwart.Instrumentation.Hosting.dll",
        "lib/net10.0/Stalwart.Instrumentation.Hosting.xml")]
    [InlineData(
        "Stalwart.Instrumentation.OpenTelemetry",
        "README.md",
        "icon.png",
        "lib/net10.0/Stalwart.Instrumentation.OpenTelemetry.dll",
        "lib/net10.0/Stalwart.Instrumentation.OpenTelemetry.xml")]
    [InlineData(
        "Stalwart.Instrumentation.Prometheus",
        "README.md",
        "icon.png",
        "lib/net10.0/Stalwart.Instrumentation.Prometheus.dll",
        "lib/net10.0/Stalwart.Instrumentation.Prometheus.xml")]
    [InlineData(
        "Stalwart.Instrumentation.AspNetCore",
        "README.md",
        "icon.png",
        "lib/net10.0/Stalwart.Instrumentation.AspNetCore.dll",
        "lib/net10.0/Stalwart.Instrumentation.AspNetCore.xml")]
    public void Nothing_is_missing_and_nothing_is_too_much(string package, params string[] expected)
    {
        using ZipArchive archive = Open(package);
        Assert.Equal(expected, Files(archive));
    }

    /// <summary>
    /// The compiler of Visual Studio runs on .NET Framework and redirects to its own libraries only up to their versions; beyond those it
    /// looks among the generator's files, for the version that is asked for or a later one.
    /// </summary>
    [Fact]
    public void A_generators_reference_is_packed_in_its_version_or_the_compilers_own()
    {
        using ZipArchive archive = Open("Stalwart.Instrumentation");
        (string Name, Version Version, (string Name, Version Version)[] References)[] assemblies =
        [
            .. archive.Entries
                .Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal))
                .Select(Read),
        ];
        Assert.NotEmpty(assemblies.SelectMany(assembly => assembly.References));
        Assert.Empty(
            from assembly in assemblies
            from reference in assembly.References
            where !reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && !OfTheCompiler.Contains(reference.Name)
                && !assemblies.Any(packed => packed.Name == reference.Name && packed.Version >= reference.Version)
            select $"{assembly.Name} -> {reference.Name} {reference.Version}");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void It_says_what_it_is_and_where_it_comes_from(string package)
    {
        using ZipArchive archive = Open(package);
        XElement metadata = XDocument.Load(
            archive.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open()).Root!
            .Elements()
            .First();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal(package, Value("id"));
        Assert.Equal(feed.Version, Value("version"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.EndsWith(".", Value("description"), StringComparison.Ordinal);
        Assert.Contains("metrics", Value("tags"), StringComparison.Ordinal);
        XElement repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")?.Value);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void It_can_be_debugged_and_built_again_to_the_same_bytes(string package)
    {
        using ZipArchive symbols = Open(package, ".snupkg");
        Assert.Equal([$"lib/net10.0/{package}.pdb"], Files(symbols));
        using ZipArchive archive = Open(package);
        using var assembly = new PEReader(Copy(archive.GetEntry($"lib/net10.0/{package}.dll")!));
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        BlobContentId pdb = new(
            assembly.ReadCodeViewDebugDirectoryData(
                assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Guid,
            0);
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(
            Copy(symbols.GetEntry($"lib/net10.0/{package}.pdb")!));
        Assert.Equal(pdb.Guid, new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
    }

    /// <summary>What the package is made of, without what every package has for itself.</summary>
    private static IEnumerable<string> Files(ZipArchive archive) => archive.Entries.Select(entry => entry.FullName)
        .Where(name => !name.EndsWith(".nuspec", StringComparison.Ordinal) && !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
        .Order(StringComparer.Ordinal);

    [Fact]
    public void The_generator_finds_all_that_it_loads()
    {
        // What a compiler host brings itself.
        string[] host = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable",
        "System.Memory", "System.Buffers",
            "System.Numerics.Vectors", "System.Runtime.CompilerServices.Unsafe", "System.Threading.Tasks.Extensions",
            "System.Reflection.Metadata"];

        // What an editor brings besides, for the quick fixes; a compiler never loads those.
        string[] editor =
        [
            "Microsoft.CodeAnalysis.Workspaces",
            "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "System.Composition.AttributedModel",
        ];
        using ZipArchive archive = Open("Stalwart.Instrumentation");
        ZipArchiveEntry[] assemblies =
        [
            .. archive.Entries.Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)),
        ];
        HashSet<string> there = [.. host, .. assemblies.Select(entry => Path.GetFileNameWithoutExtension(entry.Name))];
        foreach (ZipArchiveEntry assembly in assemblies)
        {
            Assert.All(
                References(assembly),
                reference => Assert.True(
                    there.Contains(reference) || (assembly.Name == "Stalwart.Instrumentation.CodeFixes.dll" && editor.Contains(reference)),
                    $"{assembly.Name} needs {reference}"));
        }
    }

    [Fact]
    public void A_project_with_the_runtime_gets_no_other_package()
    {
        using ZipArchive archive = Open("Stalwart.Instrumentation");
        using var reader = new StreamReader(
            archive.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        Assert.DoesNotContain("<dependency ", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    private static List<string> References(ZipArchiveEntry assembly)
    {
        using var file = new PEReader(Copy(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using Stream stream = entry.Open();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private static (string Name, Version Version, (string Name, Version Version)[] References) Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using (Stream packed = entry.Open())
        {
            packed.CopyTo(content);
        }

        content.Position = 0;
        using var file = new PEReader(content);
        MetadataReader metadata = file.GetMetadataReader();
        AssemblyDefinition definition = metadata.GetAssemblyDefinition();
        return (
            metadata.GetString(definition.Name),
            definition.Version,
            [
                .. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
                    .Select(reference => (metadata.GetString(reference.Name), reference.Version)),
            ]);
    }

    private ZipArchive Open(string package, string extension = ".nupkg") =>
        ZipFile.OpenRead(Path.Combine(feed.Feed, $"{package}.{feed.Version}{extension}"));
}
