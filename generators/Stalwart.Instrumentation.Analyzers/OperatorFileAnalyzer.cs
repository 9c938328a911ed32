using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Checks an operator's file by itself: its syntax, its keys, the types of its values.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OperatorFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Descriptors.Between("EVT2000", "EVT2002"), Descriptors.Of(Rules.ConfigurationEndpoint)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(static action =>
        {
            if (OperatorFiles.IsOne(action.AdditionalFile, action.Options.AnalyzerConfigOptionsProvider))
            {
                foreach (CatalogueDiagnostic finding in OperatorText.Diagnostics(action.AdditionalFile, action.CancellationToken))
                {
                    action.ReportDiagnostic(Descriptors.Diagnostic(finding));
                }
            }
        });
    }
}
