using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads the <c>tags</c> of an event, or of a metric whose values the program keeps.</summary>
/// <param name="owner">The event or metric, for messages.</param>
/// <param name="logs">Reads the settings for logs.</param>
/// <param name="draft">The catalogue.</param>
/// <param name="bag">The diagnostics.</param>
internal sealed class TagReader(string owner, LogSettings logs, CatalogueDraft draft, DiagnosticBag bag)
{
    private const string Forms = "an array of values, the name of a [tags.*] set, \"bool\", or { type = \"string\", limit = 50 }";

    private static readonly string[] Types = [CatalogueWords.OpenTagType, CatalogueWords.IntegerTagType, CatalogueWords.BooleanTag];

    private static readonly KeyTable[] TableKeys =
        [CatalogueKeys.OpenTag, CatalogueKeys.BooleanTag, CatalogueKeys.SetTag, CatalogueKeys.ClosedTag];

    /// <summary>
    /// Returns the valid tags. <paramref name="isWhole"/> is false when a tag was omitted, which is reported here or at its set.
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

        int found = 0;
        foreach ((string name, TomlEntry entry) in Flat("", content?.Entries ?? []))
        {
            found++;
            if (!NameGrammar.IsDotted(name))
            {
                bag.Add(Rules.BadName, entry.KeySpan, name, "a tag", NameGrammar.DottedRemedy);
            }
            else if (spans.ContainsKey(name))
            {
                bag.Add(Rules.NameCollision, entry.KeySpan, name, CSharpName.Camel(name), "is already a field of the event");
            }
            else if (Read(name, entry) is { } tag)
            {
                tags.Add(tag);
                spans[name] = entry.KeySpan;
            }
        }

        isWhole = tags.Count == found;
        return tags;
    }

    /// <summary>Returns the tags with their full names: without quotes, a name with dots is a nested table in TOML.</summary>
    private static IEnumerable<(string Name, TomlEntry Entry)> Flat(string prefix, IEnumerable<TomlEntry> entries) =>
        entries.SelectMany(entry => IsPartOfName(entry.Value)
            ? Flat($"{prefix}{entry.Key}.", ((TomlTable)entry.Value).Entries)
            : [(prefix + entry.Key, entry)]);

    private static bool IsPartOfName(TomlValue value) =>
        value is TomlTable { Origin: TableOrigin.Dotted or TableOrigin.Implied } table && !table.Entries.Any(inner => IsTagKey(inner.Key));

    private static bool IsTagKey(string key) => TableKeys.Any(keys => keys.Names.Contains(key));

    private TagModel? Read(string name, TomlEntry entry)
    {
        switch (entry.Value)
        {
            case TomlArray array:
                return Closed(name, new TagValues(Owner(name), TagModel.DefaultOther, bag).Read(array));
            case TomlString { Value: CatalogueWords.BooleanTag }:
                return new TagModel(name, TagKind.Bool, null, ValueList.None, 0);
            case TomlString { Value: CatalogueWords.OpenTagType or CatalogueWords.IntegerTagType } word
                when !draft.TagSets.ContainsKey(word.Value):
                bag.Add(Rules.BadLimit, word.Span, name, "no limit");
                return null;
            case TomlString set:
                return OfSet(name, set);
            case TomlTable table:
                return OfTable(name, entry, table);
            default:
                bag.Add(Rules.WrongType, entry.Value.Span, name, entry.Value.Kind, Forms);
                draft.Mentions.AddUnresolved(Rules.UnusedTagSet);
                return null;
        }
    }

    private TagModel? OfSet(string name, TomlString word)
    {
        if (draft.TagSets.TryGetValue(word.Value, out TagSetDraft? set))
        {
            set.IsUsed = true;
            return set.IsValid ? Closed(name, set.Model.Values, word.Value) : null;
        }

        AddUnknownSet(word);
        return null;
    }

    private TagModel? OfTable(string name, TomlEntry entry, TomlTable content)
    {
        KeyTable keys = content.Find("type")?.Value switch
        {
            TomlString { Value: CatalogueWords.BooleanTag } => CatalogueKeys.BooleanTag,
            null when content.Find("values") is not null => CatalogueKeys.ClosedTag,
            null when content.Find("set") is not null => CatalogueKeys.SetTag,
            _ => CatalogueKeys.OpenTag,
        };
        var table = new TableReader(content, $"tag '{name}'", entry.KeySpan, bag, keys);
        bool isOptional = table.Boolean("optional", otherwise: false);
        string? secret = logs.Sensitivity(table, bag);
        TagModel? tag = Read(name, entry, table, content, keys);
        return tag is null ? null : tag with { IsOptional = isOptional, Sensitivity = secret };
    }

    private TagModel? Read(string name, TomlEntry entry, TableReader table, TomlTable content, KeyTable keys)
    {
        if (keys == CatalogueKeys.ClosedTag)
        {
            string other = TagValues.ReadOther(table, bag);
            return table.Array("values", "an array of strings") is { } array
                ? Closed(name, new TagValues(Owner(name), other, bag).Read(array))
                : null;
        }

        if (keys == CatalogueKeys.SetTag)
        {
            _ = table.Text("set");
            return table.Find("set")?.Value is TomlString set ? OfSet(name, set) : null;
        }

        return keys == CatalogueKeys.BooleanTag
            ? new TagModel(name, TagKind.Bool, null, ValueList.None, 0)
            : Open(name, entry, table, content);
    }

    private string Owner(string name) => $"tag '{name}' of {owner}";

    private void AddUnknownSet(TomlString name)
    {
        if (!draft.Mentions.IsDeclared(Rules.UnknownTagSet, name.Value))
        {
            draft.UnknownNames.Add(Rules.UnknownTagSet, name.Value, name.Span);
            draft.Mentions.AddUnresolved(Rules.UnusedTagSet);
        }
    }

    private TagModel? Open(string name, TomlEntry entry, TableReader table, TomlTable content)
    {
        int before = bag.Errors;
        string? type = null;
        if (content.Entries.Count > 0 && table.Require("type", "type = \"string\""))
        {
            type = table.Text("type");
            if (type is not null and not (CatalogueWords.OpenTagType or CatalogueWords.IntegerTagType))
            {
                EventReader.AddUnknownWord(type, table.SpanOf("type"), "type of tag", Types, bag);
            }
        }

        long? limit = null;
        table.ReportMissing();
        if (table.Find("limit") is null)
        {
            if (!table.HasUnknownKeys && bag.Errors == before)
            {
                bag.Add(Rules.BadLimit, entry.KeySpan, name, "no limit");
            }
        }
        else
        {
            limit = table.Integer("limit");
            if (limit is < 1 or > CatalogueLimits.MaxLimit)
            {
                bag.Add(Rules.BadLimit, table.SpanOf("limit"), name, $"the limit {limit}");
            }
        }

        return bag.Errors == before && limit is long max
            ? new TagModel(name, TagKind.Open, null, ValueList.None, (int)max) { IsInteger = type == CatalogueWords.IntegerTagType }
            : null;
    }

    private static TagModel? Closed(string name, ValueList values, string? set = null) => values.OwnCount == 0
        ? null
        : new TagModel(name, TagKind.Closed, set, values, 0) { IsInteger = values.IsInteger };
}
