using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Generators.Emit;
using Stalwart.Instrumentation.Generators.Layout;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators;

/// <summary>
/// Turns an event catalogue into recording methods. Data flows one way: class and file, read and validated, laid out, emitted one file a
/// family. No step's result holds a compilation, a symbol or a syntax node. An edit to a C# file runs one step again, which asks for the
/// types that have the names of generated ones, and nothing after it unless the answer is another.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EventCatalogueGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Find the classes with [EventCatalogue].
        IncrementalValuesProvider<ClassDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ClassDeclaration.AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, _) => ClassDeclaration.Read(found))
            .WithTrackingName(Steps.Declarations);

        // Match each class that can hold code with the additional file that it names.
        IncrementalValuesProvider<FileMatch> matches = declarations
            .Where(static declaration => declaration.Fault is null)
            .Select(static (declaration, _) => declaration.Class)
            .Collect()
            .Combine(context.AdditionalTextsProvider.Collect())
            .SelectMany(static (pair, _) => FileMatch.FindAll(pair.Left, pair.Right))
            .WithTrackingName(Steps.Files);

        // Read and validate each catalogue.
        IncrementalValuesProvider<CatalogueSource> sources = matches
            .Where(static match => match is { File: not null, Owner: null })
            .Select(static (match, cancellation) =>
                CatalogueSource.Read(match.Class with { HintName = match.HintName }, match.File!, cancellation))
            .WithTrackingName(Steps.Catalogues);

        // Find the references that have a catalogue.
        IncrementalValuesProvider<ReferencedCatalogue?> references = context.MetadataReferencesProvider
            .Select(static (reference, _) => ReferencedCatalogue.Of(reference))
            .WithTrackingName(Steps.References);

        // Give the enums names that no other type of the namespace has.
        IncrementalValueProvider<EquatableArray<DeclaredType>> types = sources.Collect()
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellation) => DeclaredTypes.Find(pair.Left, pair.Right, cancellation))
            .WithTrackingName(Steps.Types);
        IncrementalValuesProvider<NamedSource> named = sources.Collect()
            .Combine(types)
            .SelectMany(static (pair, _) => NamedSource.Resolve(pair.Left, pair.Right))
            .WithTrackingName(Steps.Names);

        // Report classes without a catalogue, and what is wrong in the catalogues.
        context.RegisterSourceOutput(
            declarations.Combine(matches.Collect()),
            static (output, pair) => ClassRules.Report(pair.Left, pair.Right, output.ReportDiagnostic));
        context.RegisterSourceOutput(
            declarations.Combine(named.Collect()),
            static (output, pair) => ClassRules.ReportTaken(pair.Left, pair.Right, output.ReportDiagnostic));
        context.RegisterSourceOutput(
            sources.SelectMany(static (source, _) => source.Result.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(Descriptors.Diagnostic(diagnostic)));
        context.RegisterSourceOutput(
            named.SelectMany(static (source, _) => source.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(Descriptors.Diagnostic(diagnostic)));
        context.RegisterSourceOutput(
            sources.Collect().Combine(references.Collect()).SelectMany(static (pair, _) => SharedMeters.Find(pair.Left, pair.Right)),
            static (output, diagnostic) => output.ReportDiagnostic(Descriptors.Diagnostic(diagnostic)));

        // Read the operator's files, and report what is wrong in them. One that is only named like an operator's file counts where there is
        // something to switch.
        IncrementalValueProvider<bool> hasCatalogue = declarations.Collect()
            .Combine(references.Collect())
            .Select(static (pair, _) => !pair.Left.IsEmpty || pair.Right.Any(reference => reference is not null));
        IncrementalValuesProvider<CatalogueDiagnostic> operators = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(hasCatalogue)
            .SelectMany(static (item, cancellation) => OperatorFiles.IsOne(item.Left.Left, item.Left.Right, item.Right, cancellation)
                ? OperatorText.Diagnostics(item.Left.Left, cancellation)
                : [])
            .WithTrackingName(Steps.Operators);
        context.RegisterSourceOutput(
            operators, static (output, diagnostic) => output.ReportDiagnostic(Descriptors.Diagnostic(diagnostic)));

        // Lay out the valid part of each catalogue: one input per generated file.
        IncrementalValuesProvider<CatalogueLayout> layouts = named
            .Where(static item => item.Source.Result.Model is not null)
            .Select(static (item, _) => CatalogueLayout.Of(item.Source.Class, item.Source.Result.Model!));
        IncrementalValuesProvider<CatalogueInput> catalogues = layouts
            .Select(static (layout, _) => layout.Catalogue)
            .WithTrackingName(Steps.Layouts);
        IncrementalValuesProvider<FamilyInput> families = layouts
            .SelectMany(static (layout, _) => layout.Families)
            .WithTrackingName(Steps.Families);

        // Emit one file per catalogue and one per family.
        context.RegisterSourceOutput(
            catalogues,
            static (output, input) => output.AddSource(input.Class.HintName + ".g.cs", Text(CatalogueFile.Emit(input))));
        context.RegisterSourceOutput(
            families,
            static (output, input) => output.AddSource($"{input.Class.HintName}.{input.TypeName}.g.cs", Text(FamilyFile.Emit(input))));

        // Emit the file that starts the catalogues of the references.
        context.RegisterSourceOutput(references.Where(static reference => reference is not null).Collect(), static (output, found) =>
        {
            if (!found.IsEmpty)
            {
                IEnumerable<string> names = found.Select(reference => reference!.Assembly)
                    .Distinct()
                    .OrderBy(name => name, StringComparer.Ordinal);
                output.AddSource(HintNames.ReferencedCatalogues + ".g.cs", Text(ReferencedFile.Emit(names)));
            }
        });
    }

    private static SourceText Text(string source) => SourceText.From(source, Encoding.UTF8);

    /// <summary>The names under which tests follow the steps.</summary>
    internal static class Steps
    {
        public const string Declarations = nameof(Declarations);
        public const string Files = nameof(Files);
        public const string Catalogues = nameof(Catalogues);
        public const string Types = nameof(Types);
        public const string Names = nameof(Names);
        public const string Operators = nameof(Operators);
        public const string References = nameof(References);
        public const string Layouts = nameof(Layouts);
        public const string Families = nameof(Families);
    }
}
