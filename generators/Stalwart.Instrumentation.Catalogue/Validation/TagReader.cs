using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads an event's <c>tags</c>.</summary>
internal static class TagReader
{
    public const int MostLimit = 10_000;
    private const string Forms = "an array of values, the name of a [tags.*] set, \"bool\", or { type = \"string\", limit = 50 }";

    /// <summary>The tags that are right. <paramref name="isWhole"/> is false when one was left out because its set is wrong, which has been reported there.</summary>
    public static List<TagModel> Read(TomlTable? table, string owner, Dictionary<string, SourceSpan> spans, CatalogueDraft draft, Findings findings, out bool isWhole)
    {
        isWhole = true;
        var tags = new List<TagModel>();
        foreach (TomlEntry entry in table?.Entries ?? [])
        {
            if (!Grammar.IsKebab(entry.Key))
            {
                findings.Add(Rules.BadName, entry.KeySpan, entry.Key, "a tag", Grammar.KebabRemedy);
            }
            else if (spans.ContainsKey(entry.Key))
            {
                findings.Add(Rules.NameCollision, entry.KeySpan, entry.Key, Naming.CSharpName.Camel(entry.Key), "a field of the event becomes too");
            }
            else if (Read(entry, owner, draft, findings) is { } tag)
            {
                tags.Add(tag);
                spans[entry.Key] = entry.KeySpan;
            }
            else
            {
                isWhole = false;
            }
        }

        return tags;
    }

    private static TagModel? Read(TomlEntry entry, string owner, CatalogueDraft draft, Findings findings)
    {
        switch (entry.Value)
        {
            case TomlArray array:
                return Closed(entry.Key, null, TagValues.Read($"the tag '{entry.Key}' of '{owner}'", array, findings));
            case TomlString { Value: "bool" }:
                return new TagModel(entry.Key, TagKind.Bool, null, default, false, 0);
            case TomlString name when draft.TagSets.TryGetValue(name.Value, out TagSetDraft? set):
                set.IsUsed = true;
                return !set.IsRight ? null : Closed(entry.Key, name.Value, set.Model.Values);
            case TomlString { Value: "string" } word:
                findings.Add(Rules.BadLimit, word.Span, entry.Key, "write { type = \"string\", limit = 50 }");
                return null;
            case TomlString name:
                findings.Add(Rules.UnknownTagSet, name.Span, name.Value, NearestName.Remedy(name.Value, [.. draft.TagSets.Keys, "bool"], "set"));
                return null;
            case TomlTable open:
                return Open(entry, open, findings);
            default:
                findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, Forms);
                return null;
        }
    }

    private static TagModel? Open(TomlEntry entry, TomlTable content, Findings findings)
    {
        int before = findings.Errors;
        var table = new TableReader(content, $"the tag '{entry.Key}'", entry.KeySpan, findings, CatalogueKeys.OpenTag);
        if (table.Require("type", "type = \"string\"") && table.Text("type") is string type && type != "string")
        {
            findings.Add(Rules.UnknownWord, table.SpanOf("type"), type, "type of open tag", "write \"string\"");
        }

        long? limit = null;
        if (table.Find("limit") is null)
        {
            findings.Add(Rules.BadLimit, entry.KeySpan, entry.Key, "without a limit anyone who chooses the values chooses the number of series");
        }
        else
        {
            limit = table.Integer("limit");
            if (limit is < 1 or > MostLimit)
            {
                findings.Add(Rules.BadLimit, table.SpanOf("limit"), entry.Key, $"{limit} is not in that range");
            }
        }

        return findings.Errors == before && limit is long most ? new TagModel(entry.Key, TagKind.Open, null, default, false, (int)most) : null;
    }

    private static TagModel? Closed(string name, string? set, EquatableArray<string> values)
    {
        string[] own = [.. values.Where(value => value != TagModel.Other)];
        return own.Length == 0 ? null : new TagModel(name, TagKind.Closed, set, new EquatableArray<string>(own), own.Length < values.Count, 0);
    }
}
