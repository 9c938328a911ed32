using Stalwart.Instrumentation.Catalogue.Model;
using static Stalwart.Instrumentation.Cli.Documents.MarkdownWriter;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>Writes the tag sets that several events share.</summary>
internal static class TagSection
{
    public static void Write(MarkdownWriter page, CatalogueModel catalogue)
    {
        page.Heading(2, "Tags");
        foreach (TagSetModel set in catalogue.TagSets.OrderBy(set => set.Name, StringComparer.Ordinal))
        {
            page.Heading(3, ReferenceLinks.TagHeading(set.Name));
            string meaning = set.Description.Length == 0 ? "" : Plain(set.Description).TrimEnd('.') + ": ";
            IEnumerable<string> values = set.Values.Own.Append(set.Values.Other);
            page.Paragraph(meaning + string.Join(", ", values.Select(Code)) + ".");
        }

        if (catalogue.TagSets.Count == 0)
        {
            page.Paragraph("No events share a set of values.");
        }
    }
}
