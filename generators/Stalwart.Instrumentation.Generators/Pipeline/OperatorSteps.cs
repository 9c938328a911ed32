using System.Linq;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>The steps from references and additional files to the diagnostics of the operator's files.</summary>
internal static class OperatorSteps
{
    /// <summary>Finds the references with a catalogue; <see langword="null"/> for each other reference.</summary>
    public static IncrementalValuesProvider<ReferencedCatalogue?> FindCatalogues(
        this IncrementalValuesProvider<MetadataReference> references) =>
        references.Select(static (reference, _) => ReferencedCatalogue.Of(reference)).WithTrackingName(Steps.References);

    /// <summary>Returns whether the project or a reference has a catalogue, to which an operator's file can apply.</summary>
    public static IncrementalValueProvider<bool> HasCatalogue(
        this IncrementalValuesProvider<ClassDeclaration> classes,
        IncrementalValuesProvider<ReferencedCatalogue?> references) => classes.Collect()
        .Combine(references.Collect())
        .Select(static (pair, _) => !pair.Left.IsEmpty || pair.Right.Any(reference => reference is not null));

    /// <summary>Reads the operator's files. A file that only has the default name counts if there is a catalogue.</summary>
    public static IncrementalValuesProvider<CatalogueDiagnostic> CheckOperatorFiles(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<bool> hasCatalogue) => context.AdditionalTextsProvider
        .Combine(context.AnalyzerConfigOptionsProvider)
        .Combine(hasCatalogue)
        .SelectMany(static (item, cancellation) => OperatorFiles.IsOne(item.Left.Left, item.Left.Right, item.Right, cancellation)
            ? OperatorText.Diagnostics(item.Left.Left, cancellation)
            : [])
        .WithTrackingName(Steps.Operators);
}
