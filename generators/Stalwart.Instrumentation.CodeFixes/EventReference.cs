using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>A reference in code to a missing member of a family of a catalogue.</summary>
/// <param name="Catalogue">The catalogue's class.</param>
/// <param name="Family">The name of the family's class.</param>
/// <param name="Name">The name of the member.</param>
/// <param name="Whole">The whole expression including the name, <c>MailEvents.Auth.Failed</c>.</param>
internal sealed record EventReference(INamedTypeSymbol Catalogue, string Family, string Name, ExpressionSyntax Whole)
{
    /// <summary>
    /// Finds what an unknown name can refer to: the family or the member may be missing, and <c>using static</c>
    /// may replace the class, the family or both. A local recorder stands for the class, and its property for the family.
    /// </summary>
    public static IEnumerable<EventReference> At(SyntaxNode? node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not IdentifierNameSyntax name)
        {
            return [];
        }

        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            return TypeOf(access.Expression, model, cancellation) is not { } type ? []
                : CatalogueDocument.IsCatalogueClass(type) ? MemberOf(type, name, access)
                : type.ContainingType is { } owner && CatalogueDocument.IsCatalogueClass(owner)
                    ? [new(owner, type.Name, name.Identifier.ValueText, access)]
                    : [];
        }

        IEnumerable<INamedTypeSymbol> imported = model.GetImportScopes(name.SpanStart, cancellation)
            .SelectMany(scope => scope.Imports)
            .Select(import => import.NamespaceOrType)
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        return imported.SelectMany(type => CatalogueDocument.IsCatalogueClass(type) ? MemberOf(type, name, name)
            : type.ContainingType is { } owner && CatalogueDocument.IsCatalogueClass(owner)
                ? [new(owner, type.Name, name.Identifier.ValueText, name)]
                : []);
    }

    /// <summary>Returns the class or family whose member an expression accesses.</summary>
    private static INamedTypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(expression, cancellation).Symbol as INamedTypeSymbol
        ?? (model.GetTypeInfo(expression, cancellation).Type is INamedTypeSymbol { IsRefLikeType: true, ContainingType: { } outer } local
            && (local.Name == CSharpName.LocalFamily || CatalogueDocument.IsCatalogueClass(outer))
                ? outer
                : null);

    /// <summary>Returns the member after a missing family.</summary>
    private static IEnumerable<EventReference> MemberOf(INamedTypeSymbol type, IdentifierNameSyntax family, ExpressionSyntax access) =>
        access.Parent is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member } whole && whole.Expression == access
            ? [new(type, family.Identifier.ValueText, member.Identifier.ValueText, whole)]
            : [];
}
