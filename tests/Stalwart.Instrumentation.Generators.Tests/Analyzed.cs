using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Analyzers;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>One run of the generator and the analyzers in a compilation of its own.</summary>
internal static class Analyzed
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> All =
    [
        new CatalogueFileAnalyzer(),
        new OperatorFileAnalyzer(),
        new RecordingAnalyzer(),
    ];

    /// <summary>What the generator and the analyzers say, equal findings once, as the compiler prints them; and its own errors.</summary>
    public static async Task<IReadOnlyList<string>> From(
        string code,
        IEnumerable<AdditionalText> files,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary,
        params MetadataReference[] references)
    {
        (
            IEnumerable<Diagnostic> generator,
            IEnumerable<Diagnostic> analyzers,
            IEnumerable<Diagnostic> compiler) = await Run(code, files, kind, references);
        return
        [
            .. generator.Concat(analyzers)
                .Distinct()
                .OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Location.SourceSpan.Start)
                .ThenBy(finding => finding.Id)
                .Concat(compiler)
                .Select(Shown),
        ];
    }

    public static async Task<(IEnumerable<Diagnostic> Generator, IEnumerable<Diagnostic> Analyzers, IEnumerable<Diagnostic> Compiler)> Run(
        string code,
        IEnumerable<AdditionalText> files,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary,
        params MetadataReference[] references)
    {
        ImmutableArray<AdditionalText> texts = [.. files];
        Generated generated = Generated.From(
            texts,
            code,
            options: new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable),
            references: references);
        ImmutableArray<Diagnostic> analyzers = await generated.Compilation.WithAnalyzers(All, new AnalyzerOptions(texts))
            .GetAnalyzerDiagnosticsAsync();
        return (generated.Reported, analyzers, generated.CompilerDiagnostics
            .Where(finding => finding.Severity == DiagnosticSeverity.Error));
    }

    public static string Shown(Diagnostic finding)
    {
        FileLinePositionSpan span = finding.Location.GetLineSpan();
        (LinePosition start, LinePosition end) = (span.StartLinePosition, span.EndLinePosition);
        string place = $"{Path.GetFileName(span.Path)}({start.Line + 1},{start.Character + 1},{end.Line + 1},{end.Character + 1})";
        return $"{place}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Id}: "
            + $"{finding.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
