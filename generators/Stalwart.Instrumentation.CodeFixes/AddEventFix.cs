using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Adds the event of a missing recording method to the catalogue.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddEventFix))]
public sealed class AddEventFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0117", "CS0103", "CS1061"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        SyntaxNode node = root.FindNode(context.Span, getInnermostNodeForTie: true);
        foreach (EventReference reference in EventReference.At(node, model, context.CancellationToken))
        {
            if (CatalogueDocument.Find(context.Document.Project, reference.Catalogue) is { } catalogue)
            {
                await Register(context, root, model, reference, catalogue).ConfigureAwait(false);
            }
        }
    }

    private static async Task Register(
        CodeFixContext context, SyntaxNode root, SemanticModel model, EventReference reference, TextDocument catalogue)
    {
        CancellationToken cancellation = context.CancellationToken;
        string text = (await catalogue.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
        var index = new CatalogueIndex(text);
        if (reference.Family == AddGaugeFix.ClassName || index.Family(reference.Family) is not { } family
            || index.NewEvent(family, Usage.MethodOf(reference)) is not { } name
            || new Usage(reference, $"{family}.{name}", model, index, cancellation).Read() is not { } signature)
        {
            return;
        }

        NewEvent item = signature.Describe(new NewEvent(family, name) { Description = Sentence(family, name) });
        if (CatalogueEditor.AddEvent(text, item) is not { } edit || !CatalogueDocument.IsClean(reference.Catalogue, text, edit, item.Name))
        {
            return;
        }

        SyntaxNode changed = signature.Call is null ? root : root.ReplaceNode(signature.Call, signature.Changed!);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Add event '{item.Name}' to {catalogue.Name}",
                async token =>
                {
                    Solution solution = await CatalogueDocument.Change(catalogue, edit, token).ConfigureAwait(false);
                    return changed == root ? solution : solution.WithDocumentSyntaxRoot(context.Document.Id, changed);
                },
                $"{nameof(AddEventFix)} {item.Name}"),
            context.Diagnostics.First());
    }

    /// <summary>Returns a first description, which says more than the name so that the build accepts it, and asks to be replaced.</summary>
    private static string Sentence(string family, string name) => $"TODO: say when {family} {name.Replace('-', ' ')} happens";
}
