using System;
using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads one event.</summary>
internal static class EventReader
{
    public static EventDraft? Read(EventSyntax item, CatalogueDraft draft, DiagnosticBag bag)
    {
        string owner = $"event '{item.Name}'";
        var table = new TableReader(item.Table, owner, item.Span, bag, CatalogueKeys.Event);
        string example = draft.FreeIds.Next is int free ? $"id = {free}, the next free id" : "an id, of which none is free";
        long? id = table.Require("id", example) ? table.Integer("id") : null;
        string description = table.Description(item.Name, required: true);
        EventLevel level = Level(table, bag);
        bool counted = table.Boolean("counted", otherwise: true);
        bool enabled = table.Boolean("enabled", otherwise: true);
        string? deprecated = table.Text("deprecated");
        string? ownerTeam = table.Text("owner");
        var spans = new Dictionary<string, SourceSpan>();
        List<FieldModel> fields = Fields(table, spans, bag);
        List<TagModel> tags = new TagReader(item.Name, draft, bag).Read(table, spans, out bool hasAllTags);
        var reader = new FeedReader(item, table, fields, tags, draft, bag);
        List<FeedDraft> feeds = reader.Read();
        bool hasNoFeeds = table.Find("feeds") is null or { Value: TomlArray { Items.Count: 0 } };
        if (!counted && hasNoFeeds && !table.HasUnknownKeys)
        {
            bag.Add(Rules.NoEffect, table.Find("counted")?.KeySpan ?? item.Span, item.Name);
        }

        if (id is null || !hasAllTags)
        {
            return null;
        }

        var model = new EventModel(
            item.Name,
            item.ShortName,
            (int)Math.Max(0, Math.Min(id.Value, CatalogueLimits.MaxId)),
            level,
            description,
            counted,
            enabled,
            new EquatableArray<FieldModel>(fields),
            new EquatableArray<TagModel>(tags),
            default,
            deprecated,
            ownerTeam);
        return new EventDraft(model, item.Span, item.FamilySpan, item.Family, feeds, reader.FieldsNamed, spans);
    }

    private static EventLevel Level(TableReader table, DiagnosticBag bag)
    {
        if (table.Text("level") is not string word)
        {
            return EventLevel.Info;
        }

        EventLevel? level = CatalogueWords.Levels.Find(word);
        if (level is null)
        {
            AddUnknownWord(word, table.SpanOf("level"), "level", CatalogueWords.Levels.Words, bag);
        }

        return level ?? EventLevel.Info;
    }

    private static List<FieldModel> Fields(TableReader table, Dictionary<string, SourceSpan> spans, DiagnosticBag bag)
    {
        var fields = new List<FieldModel>();
        foreach (TomlEntry entry in table.Table("fields")?.Entries ?? [])
        {
            if (!NameGrammar.IsKebab(entry.Key))
            {
                bag.Add(Rules.BadName, entry.KeySpan, entry.Key, "a field", NameGrammar.KebabRemedy);
            }
            else if (entry.Value is not TomlString { Value: string word })
            {
                string wanted = $"one of {string.Join(", ", CatalogueWords.FieldTypes.Words)}";
                bag.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, wanted);
            }
            else if (CatalogueWords.FieldTypes.Find(word) is FieldType type)
            {
                fields.Add(new FieldModel(entry.Key, type));
                spans[entry.Key] = entry.KeySpan;
            }
            else
            {
                AddUnknownWord(word, entry.Value.Span, "field type", CatalogueWords.FieldTypes.Words, bag);
            }
        }

        return fields;
    }

    public static void AddUnknownWord(string word, SourceSpan span, string what, IReadOnlyList<string> words, DiagnosticBag bag)
    {
        var remedy = Remedy.For(bag.Speller, word, words, what + "s");
        bag.Add(Rules.UnknownWord, span, Suggestion.String(remedy.Near, span), word, what, remedy.Words);
    }
}
