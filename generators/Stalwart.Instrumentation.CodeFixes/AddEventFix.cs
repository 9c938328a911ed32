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

/// <summary>For a call of a recording method that is not there yet: writes its event into the catalogue.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddEventFix))]
public sealed class AddEventFix : CodeFixProvider
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
        InvocationExpressionSyntax? call = root?.FindNode(
            context.Span,
            getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (model is null || call?.Expression is not MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax family } method
            || model.GetSymbolInfo(family.Expression, context.CancellationToken).Symbol is not INamedTypeSymbol type
            || !CatalogueDocument.IsCatalogueClass(type)
            || CatalogueDocument.Find(context.Document.Project, type) is not { } document
            || CatalogueEditor.NameOf(family.Name.Identifier.ValueText) is not string familyName
            || CatalogueEditor.NameOf(method.Name.Identifier.ValueText) is not string name)
        {
            return;
        }

        NewEvent item = CallArguments.Describe(
            new NewEvent(familyName, name) { Description = Sentence(familyName, name) },
            call,
            model,
            type,
            context.CancellationToken);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Add event '{item.Name}' to {document.Name}",
                cancellation => CatalogueDocument.Change(document, text => CatalogueEditor.AddEvent(text, item), cancellation),
                nameof(AddEventFix)),
            context.Diagnostics.First());
    }

    /// <summary>A first description, which says more than the name so that the build accepts it, and asks to be replaced.</summary>
    private static string Sentence(string family, string name) => $"TODO: say when {family} {name.Replace('-', ' ')} happens";
}
