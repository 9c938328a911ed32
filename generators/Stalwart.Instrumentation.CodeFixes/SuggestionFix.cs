using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>
/// Applies the suggestion of a diagnostic in a catalogue or an operator's file: the nearest name, the next free id, or
/// a key to add.
/// </summary>
[Shared]
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(SuggestionFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".toml"])]
public sealed class SuggestionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. Rules.All.Select(rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Suggestion.FromProperties(diagnostic.Properties) is { } suggestion)
            {
                var edit = new TextEdit(suggestion.Start, suggestion.Length, suggestion.Replacement);
                var action = CodeAction.Create(
                    TitleOf(suggestion),
                    cancellation => CatalogueDocument.Change(context.TextDocument, edit, cancellation),
                    diagnostic.Id);
                context.RegisterCodeFix(action, diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static string TitleOf(Suggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.NextFreeId => $"Use the next free id, {suggestion.Word}",
        SuggestionKind.NewKey => $"Add {suggestion.Word}",
        _ => $"Change to '{suggestion.Word}'",
    };
}
