using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Finds a class's catalogue among a project's additional documents, and changes it.</summary>
internal static class CatalogueDocument
{
    public const string AttributeName = "Stalwart.Instrumentation.EventCatalogueAttribute";

    public static bool IsCatalogueClass(INamedTypeSymbol type) => AttributeOf(type) is not null;

    public static TextDocument? Find(Project project, INamedTypeSymbol type)
    {
        if (AttributeOf(type)?.ConstructorArguments.FirstOrDefault().Value is not string name)
        {
            return null;
        }

        IReadOnlyList<TextDocument> found = CataloguePath.Find(
            name, project.AdditionalDocuments, static document => document.FilePath ?? document.Name);
        return found.Count == 1 ? found[0] : null;
    }

    public static async Task<Solution> Change(TextDocument document, Func<string, TextEdit?> edit, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return edit(text.ToString()) is { } change
            ? document.Project.Solution.WithAdditionalDocumentText(
                document.Id, text.WithChanges(new TextChange(new TextSpan(change.Offset, change.Length), change.Text)))
            : document.Project.Solution;
    }

    private static AttributeData? AttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == AttributeName);
}
