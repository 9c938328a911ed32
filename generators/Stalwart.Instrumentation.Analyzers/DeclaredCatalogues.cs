using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>The catalogues of the classes of a compilation, found in the same way as by the generator.</summary>
internal static class DeclaredCatalogues
{
    /// <summary>A file is searched once, however often the compilation changes.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, TypeDeclarationSyntax[]> Candidates = new();

    public static ImmutableArray<DeclaredCatalogue> Find(
        Compilation compilation,
        ImmutableArray<AdditionalText> files,
        CancellationToken cancellation)
    {
        if (compilation.GetTypeByMetadataName(ClassDeclaration.AttributeName) is not { } attribute)
        {
            return [];
        }

        var types = new Dictionary<ClassModel, INamedTypeSymbol>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (TypeDeclarationSyntax candidate in Candidates.GetValue(tree, tree => Search(tree, cancellation)))
            {
                if (compilation.GetSemanticModel(tree).GetDeclaredSymbol(candidate, cancellation) is INamedTypeSymbol type
                    && type.GetAttributes()
                        .FirstOrDefault(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)) is { } data
                    && ClassDeclaration.FaultOf(type, candidate) is null)
                {
                    types[ClassDeclaration.ModelOf(type, data)] = type;
                }
            }
        }

        return [.. FileMatch.FindAll(types.Keys, files)
            .Where(match => match is { File: not null, Owner: null })
            .Select(
                match => new DeclaredCatalogue(
                    types[match.Class],
                    match.File!,
                    CatalogueSource.Read(match.Class, match.File!, cancellation)))];
    }

    private static TypeDeclarationSyntax[] Search(SyntaxTree tree, CancellationToken cancellation) =>
        [.. tree.GetRoot(cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(
                type => type.AttributeLists.SelectMany(list => list.Attributes)
                    .Any(attribute => LastName(attribute.Name) is "EventCatalogue" or "EventCatalogueAttribute"))];

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}

/// <summary>A class, its file, and the result of reading the file.</summary>
internal sealed record DeclaredCatalogue(INamedTypeSymbol Type, AdditionalText File, CatalogueSource Source);
