using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>One run of the generator in a compilation of its own.</summary>
internal sealed class Generated
{
    public const string Declaration = """
        namespace Mail;

        /// <summary>The telemetry.</summary>
        [Stalwart.Instrumentation.EventCatalogue("events.toml")]
        public static partial class MailEvents { }
        """;

    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(EventCatalogue).Assembly.Location);

    private Generated(GeneratorDriverRunResult result, Compilation compilation, ImmutableArray<Diagnostic> reported)
    {
        Result = result;
        Compilation = compilation;
        Reported = reported;
    }

    public GeneratorDriverRunResult Result { get; }

    public Compilation Compilation { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Reported { get; }

    public IEnumerable<GeneratedSourceResult> Sources => Result.Results.Single().GeneratedSources;

    /// <summary>Warnings and errors of the compiler.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);

    public static Generated From(string toml, string code = Declaration) => From([new TextFile("/repository/events.toml", toml)], code);

    public static Generated From(
        IEnumerable<AdditionalText> files,
        string code,
        CSharpParseOptions? parse = null,
        CSharpCompilationOptions? options = null,
        params MetadataReference[] references)
    {
        CSharpCompilation compilation = Compile(code, parse, options).AddReferences(references);
        GeneratorDriver driver = Driver(
            files,
            parse).RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> reported);
        return new Generated(driver.GetRunResult(), updated, reported);
    }

    public static CSharpCompilation Compile(string code, CSharpParseOptions? parse = null, CSharpCompilationOptions? options = null) =>
        CSharpCompilation.Create(
            "Generated" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(code, parse ?? Parse(), path: "/repository/MailEvents.cs")],
            [.. Net100.References.All, Runtime],
            options
            ?? new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(IEnumerable<AdditionalText> files, CSharpParseOptions? parse = null) =>
        CSharpGeneratorDriver.Create(
            [new EventCatalogueGenerator().AsSourceGenerator()],
            additionalTexts: files,
            parseOptions: parse ?? Parse(),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static string ReferenceCatalogue => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "events.toml"));

    private static CSharpParseOptions Parse() => new(LanguageVersion.CSharp13);
}

/// <summary>An additional file in memory; without text it cannot be read.</summary>
internal sealed class TextFile(string path, string? text) : AdditionalText
{
    private readonly SourceText? source = text is null ? null : SourceText.From(text);

    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => source;
}
