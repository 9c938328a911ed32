using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Adds the value of a missing enum member to the tag set, or to the event's own tag.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddValueFix))]
public sealed class AddValueFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0117"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not IdentifierNameSyntax
            {
                Parent: MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access,
            } name
            || access.Name != name
            || model?.GetSymbolInfo(access.Expression, context.CancellationToken).Symbol
                is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            return;
        }

        foreach (INamedTypeSymbol catalogue in type.ContainingNamespace.GetTypeMembers().Where(CatalogueDocument.IsCatalogueClass))
        {
            if (ParameterKind.IsMadeBy(catalogue, type) && CatalogueDocument.Find(context.Document.Project, catalogue) is { } document)
            {
                string text = (await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false)).ToString();
                if (new CatalogueIndex(text).AddValue(type.Name, name.Identifier.ValueText) is { } added
                    && CatalogueDocument.IsClean(catalogue, text, added.Edit))
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            $"Add value '{added.Value}' to {added.Owner} in {document.Name}",
                            cancellation => CatalogueDocument.Change(document, added.Edit, cancellation),
                            nameof(AddValueFix)),
                        context.Diagnostics.First());
                }
            }
        }
    }
}
