using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>The steps from a class with <c>[EventCatalogue]</c> to its validated catalogue.</summary>
internal static class CatalogueSteps
{
    /// <summary>Finds the classes with <c>[EventCatalogue]</c>.</summary>
    public static IncrementalValuesProvider<ClassDeclaration> FindClasses(this SyntaxValueProvider syntax) => syntax
        .ForAttributeWithMetadataName(
            ClassDeclaration.AttributeName,
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, _) => ClassDeclaration.Read(found))
        .WithTrackingName(Steps.Declarations);

    /// <summary>Matches each valid class with the additional file that it names.</summary>
    public static IncrementalValuesProvider<FileMatch> MatchFiles(
        this IncrementalValuesProvider<ClassDeclaration> classes,
        IncrementalValuesProvider<AdditionalText> files) => classes
        .Where(static declaration => declaration.Fault is null)
        .Select(static (declaration, _) => declaration.Class)
        .Collect()
        .Combine(files.Collect())
        .SelectMany(static (pair, _) => FileMatch.FindAll(pair.Left, pair.Right))
        .WithTrackingName(Steps.Files);

    /// <summary>Reads and validates the catalogue of each match; if several classes name one file, only for the first class.</summary>
    public static IncrementalValuesProvider<CatalogueSource> ReadCatalogues(this IncrementalValuesProvider<FileMatch> matches) => matches
        .Where(static match => match is { File: not null, Owner: null })
        .Select(static (match, cancellation) =>
            CatalogueSource.Read(match.Class with { HintName = match.HintName }, match.File!, cancellation))
        .WithTrackingName(Steps.Catalogues);
}
