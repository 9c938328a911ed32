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

/// <summary>Adds the gauge of a missing property to the catalogue.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddGaugeFix))]
public sealed class AddGaugeFix : CodeFixProvider
{
    /// <summary>The class that has the properties.</summary>
    internal const string ClassName = "Gauges";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0117", "CS0103"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? node = root?.FindNode(context.Span, getInnermostNodeForTie: true);
        if (model is null)
        {
            return;
        }

        foreach (EventReference reference in EventReference.At(node, model, context.CancellationToken).Where(IsGauge))
        {
            if (CatalogueDocument.Find(context.Document.Project, reference.Catalogue) is { } document)
            {
                string text = (await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false)).ToString();
                if (new CatalogueIndex(text).AddGauge(reference.Name) is var (name, edit)
                    && CatalogueDocument.IsClean(reference.Catalogue, text, edit))
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            $"Add gauge '{name}' to {document.Name}",
                            cancellation => CatalogueDocument.Change(document, edit, cancellation),
                            nameof(AddGaugeFix)),
                        context.Diagnostics.First());
                }
            }
        }
    }

    /// <summary>Returns whether a property is used as a gauge: a method is called on its value.</summary>
    private static bool IsGauge(EventReference reference) => reference.Family == ClassName
        && reference.Whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Set" or "Observe" };
}
