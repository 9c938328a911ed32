using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>In a catalogue or an operator's file: writes the word that the message offers - the name that was meant, the next free id.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuggestionFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".toml"])]
public sealed class SuggestionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. Rules.All.Select(rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(nameof(Suggestion), out string? word) && word is not null)
            {
                TextSpan span = diagnostic.Location.SourceSpan;
                string old = text.ToString(span);
                string quote = old.Length > 1 && old[0] is '"' or '\'' ? old.Substring(0, 1) : "";
                var edit = new TextEdit(span.Start, span.Length, quote + word + quote);
                string title = diagnostic.Id == Rules.DuplicateId.Id || diagnostic.Id == Rules.IdOutOfRange.Id || diagnostic.Id == Rules.RetiredId.Id
                    ? $"Use the next free id, {word}"
                    : $"Change to '{word}'";
                context.RegisterCodeFix(CodeAction.Create(title, cancellation => CatalogueDocument.Change(context.TextDocument, _ => edit, cancellation), diagnostic.Id), diagnostic);
            }
        }
    }
}
