using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// A host that cannot load what the generator needs: an error of ours with the reason, not the compiler's warning that something was
/// skipped.
/// </summary>
public sealed class BrokenHostTests
{
    [Fact]
    public void Unloadable_library_is_an_error()
    {
        using var loader = new Loader("Stalwart.Instrumentation.Toml");
        ImmutableArray<ISourceGenerator> generators = new AnalyzerFileReference(
            typeof(EventCatalogueGenerator).Assembly.Location,
            loader).GetGenerators(LanguageNames.CSharp);
        Assert.Single(generators);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            generators,
            [new TextFile("/repository/events.toml", "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One\" }\n")]);
        driver.RunGeneratorsAndUpdateCompilation(Generated.Compile(Generated.Declaration), out _, out ImmutableArray<Diagnostic> reported);
        Diagnostic error = Assert.Single(reported);
        Assert.Equal(("EVT1000", DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Contains("Stalwart.Instrumentation.Toml", error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>Loads the generator apart from the tests' own copy, and all that it needs but one library.</summary>
    private sealed class Loader(string missing) : AssemblyLoadContext(isCollectible: true), IAnalyzerAssemblyLoader, IDisposable
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

        public void Dispose() => Unload();

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == missing)
            {
                throw new FileNotFoundException("There is no such file.", assemblyName.Name);
            }

            string file = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            bool isOurs = assemblyName.Name!.StartsWith("Stalwart.", StringComparison.Ordinal);
            return isOurs && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
