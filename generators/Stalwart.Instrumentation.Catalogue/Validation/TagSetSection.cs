using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[tags.*]</c>.</summary>
internal static class TagSetSection
{
    public static void Read(TomlTable root, CatalogueDraft draft, Findings findings)
    {
        foreach (TomlEntry entry in Sections.Find(root, "tags", findings)?.Entries ?? [])
        {
            bool isNamed = Grammar.IsKebab(entry.Key);
            if (!isNamed)
            {
                findings.Add(Rules.BadName, entry.KeySpan, entry.Key, "a tag set", Grammar.KebabRemedy);
            }

            string owner = $"[tags.{entry.Key}]";
            string description = "";
            EquatableArray<string> values = default;
            if (entry.Value is TomlTable content)
            {
                var table = new TableReader(content, owner, entry.KeySpan, findings, CatalogueKeys.TagSet);
                description = table.Description(entry.Key, required: false);
                if (table.Find("values")?.Value is TomlUnreadable unreadable)
                {
                    values = TagValues.Guess(unreadable.WordsFrom());
                }
                else if (table.Require("values", "values = [\"one\", \"two\"]") && table.Array("values", "an array of strings") is { } array)
                {
                    values = TagValues.Read(owner, array, findings);
                }
            }
            else if (entry.Value is TomlUnreadable unreadable)
            {
                values = TagValues.Guess(unreadable.WordsFrom("values"));
            }
            else
            {
                findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, $"a table with description and values, under {owner}");
            }

            // Values that are right stay, so that one bad value does not take every event of the set away.
            bool isRight = isNamed && values.Any(value => value != TagModel.Other);
            draft.TagSets[entry.Key] = new TagSetDraft(new TagSetModel(entry.Key, description, values), entry.KeySpan, isRight);
        }
    }
}
