using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Checks what does not depend on a catalogue in an operator's file: its syntax, its keys, and the types of its values.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OperatorFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. Descriptors.Between("EVT2000", "EVT2002"),
        .. Descriptors.Between("EVT2006", "EVT2007"),
        .. Descriptors.Between("EVT2009", "EVT2009"),
        .. Descriptors.Between("EVT2011", "EVT2011"),
        .. Descriptors.Between("EVT2014", "EVT2014"),
        .. Descriptors.Between("EVT2018", "EVT2019"),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            bool hasCatalogue = !DeclaredCatalogues.Find(start.Compilation, start.Options.AdditionalFiles, start.CancellationToken).IsEmpty
                || ReferencedCatalogue.NamesOf(start.Compilation).Any();
            start.RegisterAdditionalFileAction(action => Check(action, hasCatalogue));
        });
    }

    private static void Check(AdditionalFileAnalysisContext context, bool hasCatalogue)
    {
        AnalyzerConfigOptionsProvider options = context.Options.AnalyzerConfigOptionsProvider;
        if (OperatorFiles.IsOne(context.AdditionalFile, options, hasCatalogue, context.CancellationToken))
        {
            foreach (CatalogueDiagnostic diagnostic in OperatorText.Diagnostics(context.AdditionalFile, context.CancellationToken))
            {
                context.ReportDiagnostic(Descriptors.Diagnostic(diagnostic));
            }
        }
    }
}
