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
    /// <summary>
    /// Returns the event; null when its parameters are not known. With any other error it keeps its recording method, so that the code that
    /// calls it does not have a second error.
    /// </summary>
    public static EventDraft? Read(EventSyntax item, int? id, CatalogueDraft draft, DiagnosticBag bag)
    {
        var table = new TableReader(item.Table, $"event '{item.Name}'", item.Span, bag, CatalogueKeys.Event);
        EventDraft? read = Read(item, id, table, draft, bag);

        // An invalid id and a duplicate name have been reported, and the next unreadable line may belong to the event.
        bool hasInvalidId = id is null && table.Find("id") is not null;
        bool mayContinue = draft.HasSyntaxErrors && item.Table.Origin == TableOrigin.Dotted;

        // Only nested tables have headers: the missing header is most likely part of an earlier error.
        bool hasLostHeader = bag.Errors > 0 && item.Table.Origin == TableOrigin.Implied;
        if (!hasInvalidId && item.IsNamed && !mayContinue && !hasLostHeader && !draft.CopiedEvents.Contains(item.Name))
        {
            table.ReportMissing();
        }

        return read;
    }

    private static EventDraft? Read(EventSyntax item, int? id, TableReader table, CatalogueDraft draft, DiagnosticBag bag)
    {
        int before = bag.Errors;
        string example = draft.FreeIds.Next is int free ? $"id = {free}, the next free id" : "an id, of which none is free";
        if (table.Require("id", example))
        {
            table.Integer("id");
        }

        string description = table.Description(item.Name, required: true);
        EventLevel level = Level(table, bag);
        bool counted = table.Boolean("counted", otherwise: true);
        bool isLogged = table.Boolean("logged", otherwise: true);
        string? counter = Counter(table, item, counted, bag);
        bool enabled = table.Boolean("enabled", otherwise: true);
        int maxSeries = SparseSeries.Read(table, bag);
        string? deprecated = table.Text("deprecated");
        string? ownerTeam = table.Text("owner");
        EquatableArray<string> formerly = FormerNames.Read(table, draft, bag, item.Name);
        var spans = new Dictionary<string, SourceSpan>();
        var logs = LogSettings.OfEvent(item.Name, isLogged);
        List<FieldModel> fields = new FieldReader(logs, bag).Read(table, spans, out bool hasAllFields);
        List<TagModel> tags = new TagReader($"event '{item.Name}'", logs, draft, bag).Read(table, spans, out bool hasAllTags);
        bool areParametersKnown = hasAllFields && hasAllTags && !HidesParameters(table);
        var message = new MessageReader(item.Name, fields, tags, areParametersKnown, before, draft, bag);
        string? template = message.Read(table, logs);
        var reader = new FeedReader(item, table, fields, tags, draft, bag);
        List<FeedDraft> feeds = reader.Read();
        bool hasNoFeeds = table.Find("feeds") is null or { Value: TomlArray { Items.Count: 0 } };
        if (!counted && !isLogged && hasNoFeeds && !table.HasUnknownKeys)
        {
            draft.Mentions.AddUnresolved(Rules.UnfedMetric);
            bag.Add(Rules.NoEffect, table.Find("counted")?.KeySpan ?? item.Span, item.Name);
        }

        if (!areParametersKnown || (id ?? draft.FreeIds.TakePlaceholder()) is not int number)
        {
            return null;
        }

        var model = new EventModel(
            item.Name,
            item.ShortName,
            number,
            level,
            description,
            counted,
            enabled,
            new EquatableArray<FieldModel>(fields),
            new EquatableArray<TagModel>(tags),
            default,
            deprecated,
            ownerTeam)
        {
            Counter = counter,
            MaxSeries = maxSeries,
            Formerly = formerly,
            IsLogged = isLogged,
            Message = template,
        };
        return new EventDraft(model, table, item.Span, item.FamilySpan, item.Family, feeds, reader.FieldsNamed, reader.TagsNamed, spans)
        {
            Shown = message.Shown,
        };
    }

    private static string? Counter(TableReader table, EventSyntax item, bool counted, DiagnosticBag bag)
    {
        if (table.Text("counter") is not string name)
        {
            return null;
        }

        if (!NameGrammar.IsDotted(name))
        {
            bag.Add(Rules.BadName, table.SpanOf("counter"), name, "a counter", NameGrammar.DottedRemedy);
            return null;
        }

        if (!counted)
        {
            bag.Add(Rules.CounterOfNothing, table.Find("counter")!.KeySpan, item.Name, name);
            return null;
        }

        return name;
    }

    /// <summary>Returns whether parameters may be declared under an unknown key or in a value of the wrong type.</summary>
    private static bool HidesParameters(TableReader table)
    {
        TomlEntry? fields = table.Find("fields");
        TomlEntry? tags = table.Find("tags");
        return fields is not null and not { Value: TomlTable }
            || tags is not null and not { Value: TomlTable }
            || (table.HasUnknownTables && (fields is null || tags is null));
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

    public static void AddUnknownWord(string word, SourceSpan span, string what, IReadOnlyList<string> words, DiagnosticBag bag)
    {
        var remedy = Remedy.For(bag.Speller, word, words, what + "s");
        bag.Add(Rules.UnknownWord, span, Suggestion.String(remedy.Near, span), word, what, remedy.Words);
    }
}
