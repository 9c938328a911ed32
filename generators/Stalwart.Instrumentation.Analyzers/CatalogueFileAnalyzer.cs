using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>
/// Reports the catalogue's diagnostics while you type: editors do not show a generator's diagnostics on additional files before a build. In
/// a build, the generator reports equal diagnostics, which the compiler prints once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CatalogueFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. Descriptors.Between("EVT0001", "EVT0999"),
        Descriptors.Of(Rules.GeneratorFailed),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ImmutableArray<DeclaredCatalogue> catalogues = DeclaredCatalogues.Find(
                start.Compilation,
                start.Options.AdditionalFiles,
                start.CancellationToken);
            start.RegisterAdditionalFileAction(action =>
            {
                foreach (CatalogueDiagnostic diagnostic in catalogues.Where(catalogue => catalogue.File.Path == action.AdditionalFile.Path)
                    .SelectMany(catalogue => catalogue.Source.Result.Diagnostics))
                {
                    action.ReportDiagnostic(Descriptors.Diagnostic(diagnostic));
                }
            });
        });
    }
}
