using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>
/// The packed generator as a compiler loads it: from its folder, apart from all else, beside the oldest Roslyn that it promises to work
/// with.
/// </summary>
[Collection(PackedFeedGroup.Name)]
public sealed class PackedGeneratorTests(PackedFeed feed)
{
    [Fact]
    public void It_runs_from_the_packed_files_alone()
    {
        string folder = feed.NewFolder();
        ZipFile.ExtractToDirectory(Path.Combine(feed.Feed, $"Stalwart.Instrumentation.{feed.Version}.nupkg"), folder);
        var context = new PackedFiles(Path.Combine(folder, "analyzers", "dotnet", "cs"));
        Assembly assembly = context.LoadFromAssemblyName(new AssemblyName("Stalwart.Instrumentation.Generators"));
        Assert.Equal(
            Version.Parse("4.14.0.0"),
            assembly.GetReferencedAssemblies().Single(reference => reference.Name == "Microsoft.CodeAnalysis").Version);
        var generator = (IIncrementalGenerator)Activator.CreateInstance(
            assembly.GetType("Stalwart.Instrumentation.Generators.EventCatalogueGenerator")!)!;

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Consumer",
            [
                CSharpSyntaxTree.ParseText(
                    "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class MailEvents { }"),
            ],
            [.. Framework(), MetadataReference.CreateFromFile(Path.Combine(folder, "lib", "net10.0", "Stalwart.Instrumentation.dll"))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create(generator)
            .AddAdditionalTexts([new Catalogue()])
            .RunGenerators(compilation)
            .GetRunResult();

        Assert.Null(result.Results.Single().Exception);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(44, result.GeneratedTrees.Length);
        Assert.Contains(context.Assemblies, loaded => loaded.GetName().Name == "Stalwart.Instrumentation.Toml");
        context.Unload();
    }

    private static IEnumerable<MetadataReference> Framework() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));

    private sealed class Catalogue : AdditionalText
    {
        public override string Path => "/repository/events.toml";

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(Repository.Read("events.toml"));
    }

    /// <summary>Only Roslyn itself is the host's; everything else has to be in the folder or in the framework.</summary>
    private sealed class PackedFiles(string folder) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
