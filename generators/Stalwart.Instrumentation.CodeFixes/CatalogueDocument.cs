using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Finds the catalogue of a class among the additional documents of a project, and edits it.</summary>
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

    /// <summary>Returns whether an edit is valid: it causes no error, and the event that it adds, if any, exists.</summary>
    public static bool IsClean(INamedTypeSymbol type, string text, TextEdit edit, string? eventName = null)
    {
        string[] taken = CSharpName.TakenBy(type.Name);
        CatalogueResult after = CatalogueReader.Read("", edit.Apply(text), taken);
        return Errors(after) <= Errors(CatalogueReader.Read("", text, taken))
            && (eventName is null || after.Places.Any(place => place.Name == eventName));
    }

    public static async Task<Solution> Change(TextDocument document, TextEdit edit, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.Project.Solution.WithAdditionalDocumentText(
            document.Id, text.WithChanges(new TextChange(new TextSpan(edit.Offset, edit.Length), edit.Text)));
    }

    private static int Errors(CatalogueResult result) =>
        result.Diagnostics.Count(diagnostic => Rules.ById(diagnostic.Id).Severity == RuleSeverity.Error);

    private static AttributeData? AttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == AttributeName);
}
