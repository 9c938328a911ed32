using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Generators.Emit;
using Stalwart.Instrumentation.Generators.Layout;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators;

/// <summary>
/// Generates recording methods from an event catalogue. Data flows one way: class and file, read and validated, laid out, emitted one file
/// per family. No step's result holds a compilation, a symbol or a syntax node. An edit to a C# file reruns one step, which looks for types
/// that have the names of generated ones, and nothing after it unless the answer changes.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EventCatalogueGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Find the classes with [EventCatalogue].
        IncrementalValuesProvider<ClassDeclaration> classes = context.SyntaxProvider.FindClasses();

        // Match each class with the additional file that it names.
        IncrementalValuesProvider<FileMatch> matches = classes.MatchFiles(context.AdditionalTextsProvider);

        // Read and validate each catalogue.
        IncrementalValuesProvider<CatalogueSource> sources = matches.ReadCatalogues();

        // Find the references that have a catalogue.
        IncrementalValuesProvider<ReferencedCatalogue?> references = context.MetadataReferencesProvider.FindCatalogues();

        // Read and validate the operator's files.
        IncrementalValuesProvider<CatalogueDiagnostic> operators = context.CheckOperatorFiles(classes.HasCatalogue(references));

        // Give each enum a name that no other type of the namespace has.
        IncrementalValuesProvider<NamedSource> named = sources.NameEnums(context.CompilationProvider);

        // Lay out the valid part of each catalogue: one input per generated file.
        IncrementalValuesProvider<CatalogueLayout> layouts = named.LayOut();

        // Report classes without a catalogue, and names that the class or its namespace already has.
        context.RegisterSourceOutput(classes.Combine(matches.Collect()), ReportClass);
        context.RegisterSourceOutput(classes.Combine(named.Collect()), ReportTaken);

        // Report the diagnostics of the catalogues and of the operator's files.
        context.RegisterSourceOutput(sources.SelectMany(static (source, _) => source.Result.Diagnostics), Report);
        context.RegisterSourceOutput(named.SelectMany(static (source, _) => source.Diagnostics), Report);
        context.RegisterSourceOutput(sources.FindSharedMeters(references), Report);
        context.RegisterSourceOutput(references.FindSharedMeters(), Report);
        context.RegisterSourceOutput(operators, Report);

        // Emit one file per catalogue and one per family.
        context.RegisterSourceOutput(layouts.Catalogues(), EmitCatalogue);
        context.RegisterSourceOutput(layouts.Families(), EmitFamily);

        // Emit the file that starts the catalogues of the references.
        context.RegisterSourceOutput(references.Where(static reference => reference is not null).Collect(), EmitReferences);
    }

    private static void ReportClass(SourceProductionContext output, (ClassDeclaration Class, ImmutableArray<FileMatch> Matches) pair) =>
        ClassRules.Report(pair.Class, pair.Matches, output.ReportDiagnostic);

    private static void ReportTaken(SourceProductionContext output, (ClassDeclaration Class, ImmutableArray<NamedSource> Sources) pair) =>
        ClassRules.ReportTaken(pair.Class, pair.Sources, output.ReportDiagnostic);

    private static void Report(SourceProductionContext output, CatalogueDiagnostic diagnostic) =>
        output.ReportDiagnostic(Descriptors.Diagnostic(diagnostic));

    private static void EmitCatalogue(SourceProductionContext output, CatalogueInput input) =>
        Add(output, input.Class.HintName, CatalogueFile.Emit(input));

    private static void EmitFamily(SourceProductionContext output, FamilyInput input) =>
        Add(output, $"{input.Class.HintName}.{input.TypeName}", FamilyFile.Emit(input));

    private static void EmitReferences(SourceProductionContext output, ImmutableArray<ReferencedCatalogue?> references)
    {
        if (!references.IsEmpty)
        {
            IEnumerable<string> names = references.Select(reference => reference!.Assembly).Distinct();
            Add(output, HintNames.ReferencedCatalogues, ReferencedFile.Emit([.. names.OrderBy(name => name, StringComparer.Ordinal)]));
        }
    }

    private static void Add(SourceProductionContext output, string name, string source) =>
        output.AddSource(name + ".g.cs", SourceText.From(source, Encoding.UTF8));
}
