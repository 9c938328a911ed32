using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[tags.*]</c>.</summary>
internal static class TagSetSection
{
    public static void Read(TomlTable? section, CatalogueDraft draft, DiagnosticBag bag)
    {
        foreach (TomlEntry entry in section?.Entries ?? [])
        {
            int before = bag.Errors;
            bool isNamed = NameGrammar.IsWord(entry.Key);
            if (!isNamed)
            {
                bag.Add(Rules.BadName, entry.KeySpan, entry.Key, "a tag set", NameGrammar.WordRemedy);
                draft.Mentions.Declare(Rules.UnknownTagSet, entry.Key);
            }

            (string description, ValueList values) = Content(entry, bag);

            // Valid values are kept, so that one bad value does not remove every event that uses the set.
            bool isValid = isNamed && values.OwnCount > 0;
            var model = new TagSetModel(entry.Key, description, values);
            draft.TagSets[entry.Key] = new TagSetDraft(model, entry.KeySpan, isValid, HasErrors: bag.Errors > before);
        }
    }

    private static (string Description, ValueList Values) Content(TomlEntry entry, DiagnosticBag bag)
    {
        string owner = $"[tags.{entry.Key}]";
        if (entry.Value is TomlUnreadable statement)
        {
            return ("", TagValues.Guess(statement.WordsFrom("values")));
        }

        if (entry.Value is not TomlTable content)
        {
            bag.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, $"a table with description and values, under {owner}");
            return ("", ValueList.None);
        }

        var table = new TableReader(content, owner, entry.KeySpan, bag, CatalogueKeys.TagSet);
        string description = table.Description(entry.Key, required: false);
        if (table.Find("values")?.Value is TomlUnreadable unreadable)
        {
            return (description, TagValues.Guess(unreadable.WordsFrom()));
        }

        table.Require("values", "values = [\"one\", \"two\"]");
        table.ReportMissing();
        string other = TagValues.ReadOther(table, bag);
        return table.Array("values", "an array of strings") is { } array
            ? (description, new TagValues(owner, other, bag).Read(array))
            : (description, ValueList.None);
    }
}
