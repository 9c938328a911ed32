using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads one event.</summary>
internal static class EventReader
{
    public static EventDraft? Read(EventSyntax item, CatalogueDraft draft, Findings findings)
    {
        string owner = $"event '{item.Name}'";
        var table = new TableReader(item.Table, owner, item.Span, findings, CatalogueKeys.Event);
        bool hasId = table.Require("id", "id = " + draft.FreeIds.Next + ", the next free one");
        long? id = hasId ? table.Integer("id") : null;
        string description = table.Description(item.Name, required: true);
        EventLevel level = Level(table, findings);
        bool counted = table.Boolean("counted", otherwise: true);
        bool enabled = table.Boolean("enabled", otherwise: true);
        string? deprecated = table.Text("deprecated");
        string? ownerTeam = table.Text("owner");
        var spans = new Dictionary<string, SourceSpan>();
        List<FieldModel> fields = Fields(table, spans, findings);
        List<TagModel> tags = TagReader.Read(table.Table("tags"), item.Name, spans, draft, findings, out bool hasAllTags);
        List<FeedDraft> feeds = FeedReader.Read(item, table, fields, tags, draft, findings);
        if (!counted && table.Find("feeds") is (null or { Value: TomlArray { Items.Count: 0 } }))
        {
            findings.Add(Rules.NoEffect, table.Find("counted")?.KeySpan ?? item.Span, item.Name);
        }

        if (id is null || !hasAllTags)
        {
            return null;
        }

        var model = new EventModel(
            item.Name,
            item.ShortName,
            (int)Math.Max(0, Math.Min(id.Value, FreeIds.Last)),
            level,
            description,
            counted,
            enabled,
            new EquatableArray<FieldModel>(fields),
            new EquatableArray<TagModel>(tags),
            default,
            deprecated,
            ownerTeam);
        return new EventDraft(model, item.Span, item.FamilySpan, item.Family, feeds, FeedReader.FieldsNamed(table), spans);
    }

    private static EventLevel Level(TableReader table, Findings findings)
    {
        if (table.Text("level") is not string word)
        {
            return EventLevel.Info;
        }

        int level = Array.IndexOf(CatalogueKeys.Levels, word);
        if (level < 0)
        {
            findings.Add(Rules.UnknownWord, table.SpanOf("level"), word, "level", NearestName.Remedy(word, CatalogueKeys.Levels, "level"));
        }

        return (EventLevel)Math.Max(0, level);
    }

    private static List<FieldModel> Fields(TableReader table, Dictionary<string, SourceSpan> spans, Findings findings)
    {
        var fields = new List<FieldModel>();
        foreach (TomlEntry entry in table.Table("fields")?.Entries ?? [])
        {
            if (!Grammar.IsKebab(entry.Key))
            {
                findings.Add(Rules.BadName, entry.KeySpan, entry.Key, "a field", Grammar.KebabRemedy);
            }
            else if (entry.Value is not TomlString { Value: string word })
            {
                findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, "one of \"" + string.Join("\", \"", CatalogueKeys.FieldTypes) + "\"");
            }
            else if (Array.IndexOf(CatalogueKeys.FieldTypes, word) is int type && type < 0)
            {
                findings.Add(Rules.UnknownWord, entry.Value.Span, word, "type of field", NearestName.Remedy(word, CatalogueKeys.FieldTypes, "type"));
            }
            else
            {
                fields.Add(new FieldModel(entry.Key, (FieldType)type));
                spans[entry.Key] = entry.KeySpan;
            }
        }

        return fields;
    }
}
