using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads an event's <c>tags</c>.</summary>
internal sealed class TagReader(string owner, CatalogueDraft draft, DiagnosticBag bag)
{
    private const string Forms = "an array of values, the name of a [tags.*] set, \"bool\", or { type = \"string\", limit = 50 }";

    /// <summary>
    /// Returns the valid tags. <paramref name="isWhole"/> is false when one was left out, which is reported here or at its set.
    /// </summary>
    public List<TagModel> Read(TableReader table, Dictionary<string, SourceSpan> spans, out bool isWhole)
    {
        var tags = new List<TagModel>();
        TomlTable? content = table.Table("tags");
        if (content is null && table.Find("tags") is { } entryOfAnotherType)
        {
            draft.Mentions.Add(entryOfAnotherType.Value);
            draft.Mentions.AddUnresolved(Rules.UnusedTagSet);
        }

        foreach (TomlEntry entry in content?.Entries ?? [])
        {
            if (DottedName(entry) is { } dotted)
            {
                string remedy = NameGrammar.Repair(dotted) is { } name ? $"write {name}" : NameGrammar.KebabRemedy;
                bag.Add(Rules.BadName, entry.KeySpan, dotted, "a tag", remedy);
            }
            else if (!NameGrammar.IsKebab(entry.Key))
            {
                bag.Add(Rules.BadName, entry.KeySpan, entry.Key, "a tag", NameGrammar.KebabRemedy);
            }
            else if (spans.ContainsKey(entry.Key))
            {
                bag.Add(Rules.NameCollision, entry.KeySpan, entry.Key, CSharpName.Camel(entry.Key), "is already a field of the event");
            }
            else if (Read(entry) is { } tag)
            {
                tags.Add(tag);
                spans[entry.Key] = entry.KeySpan;
            }
        }

        isWhole = tags.Count == (content?.Entries.Count ?? 0);
        return tags;
    }

    /// <summary>Returns a name with dots, which TOML reads as a table in a table; null for a name without.</summary>
    private static string? DottedName(TomlEntry entry)
    {
        string name = entry.Key;
        while (entry.Value is TomlTable { Origin: TableOrigin.Dotted } table && !table.Entries.Any(inner => IsOpenTagKey(inner.Key)))
        {
            entry = table.Entries[0];
            name += "." + entry.Key;
        }

        return name == entry.Key ? null : name;
    }

    private static bool IsOpenTagKey(string key) => CatalogueKeys.OpenTag.Names.Contains(key);

    private TagModel? Read(TomlEntry entry)
    {
        switch (entry.Value)
        {
            case TomlArray array:
                return Closed(entry.Key, null, TagValues.Read($"tag '{entry.Key}' of event '{owner}'", array, bag));
            case TomlString { Value: CatalogueWords.BooleanTag }:
                return new TagModel(entry.Key, TagKind.Bool, null, default, false, 0);
            case TomlString name when draft.TagSets.TryGetValue(name.Value, out TagSetDraft? set):
                set.IsUsed = true;
                return !set.IsValid ? null : Closed(entry.Key, name.Value, set.Model.Values);
            case TomlString { Value: CatalogueWords.OpenTagType } word:
                bag.Add(Rules.BadLimit, word.Span, entry.Key, "no limit");
                return null;
            case TomlString name:
                AddUnknownSet(name);
                return null;
            case TomlTable open:
                return Open(entry, open);
            default:
                bag.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, Forms);
                draft.Mentions.AddUnresolved(Rules.UnusedTagSet);
                return null;
        }
    }

    private void AddUnknownSet(TomlString name)
    {
        if (!draft.Mentions.IsDeclared(Rules.UnknownTagSet, name.Value))
        {
            draft.UnknownNames.Add(Rules.UnknownTagSet, name.Value, name.Span);
            draft.Mentions.AddUnresolved(Rules.UnusedTagSet);
        }
    }

    private TagModel? Open(TomlEntry entry, TomlTable content)
    {
        int before = bag.Errors;
        var table = new TableReader(content, $"tag '{entry.Key}'", entry.KeySpan, bag, CatalogueKeys.OpenTag);
        if (content.Entries.Count > 0
            && table.Require("type", "type = \"string\"")
            && table.Text("type") is string type
            && type != CatalogueWords.OpenTagType)
        {
            EventReader.AddUnknownWord(type, table.SpanOf("type"), "type of open tag", [CatalogueWords.OpenTagType], bag);
        }

        long? limit = null;
        table.ReportMissing();
        if (table.Find("limit") is null)
        {
            if (!table.HasUnknownKeys && bag.Errors == before)
            {
                bag.Add(Rules.BadLimit, entry.KeySpan, entry.Key, "no limit");
            }
        }
        else
        {
            limit = table.Integer("limit");
            if (limit is < 1 or > CatalogueLimits.MaxLimit)
            {
                bag.Add(Rules.BadLimit, table.SpanOf("limit"), entry.Key, $"the limit {limit}");
            }
        }

        return bag.Errors == before && limit is long max ? new TagModel(entry.Key, TagKind.Open, null, default, false, (int)max) : null;
    }

    private static TagModel? Closed(string name, string? set, EquatableArray<string> values)
    {
        string[] own = [.. values.Where(value => value != TagModel.Other)];
        return own.Length == 0
            ? null
            : new TagModel(name, TagKind.Closed, set, new EquatableArray<string>(own), own.Length < values.Count, 0);
    }
}
