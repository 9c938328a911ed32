using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Validation;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Changes a catalogue's text in place; comments and layout stay as they are.</summary>
public static class CatalogueEditor
{
    /// <summary>
    /// The words of a C# name as a name of the catalogue, <c>MessageSize</c> as <c>message-size</c>; <see langword="null"/> when it cannot
    /// be one.
    /// </summary>
    public static string? NameOf(string identifier) => NameGrammar.Repair(identifier);

    /// <summary>Whether a text is a name of two parts that an event can have.</summary>
    public static bool IsEventName(string name) => NameGrammar.IsEventName(name);

    /// <summary>The next id to take; <see langword="null"/> when all are taken.</summary>
    public static int? NextId(string text) => NextId(TomlReader.Read(text).Root);

    /// <summary>Writes an event after the last one of its family, or else after the last event, with the next free id.</summary>
    /// <param name="text">The catalogue.</param>
    /// <param name="item">The event.</param>
    /// <returns>The change; <see langword="null"/> when the name is there already, or no id is free.</returns>
    public static TextEdit? AddEvent(string text, NewEvent item)
    {
        TomlTable root = TomlReader.Read(text).Root;
        var events = root.Find("events")?.Value as TomlTable;
        List<EventSyntax> all = Events(root);
        if (all.Any(other => other.Name == item.Name) || NextId(root) is not int id)
        {
            return null;
        }

        string newLine = text.Contains("\r\n") ? "\r\n" : "\n";
        EventSyntax? last = Last(all.Where(other => other.Family == item.Family)) ?? Last(all);
        if (last is null && events is { Origin: TableOrigin.Header })
        {
            return Line(text, events.Span.Start + events.Span.Length, Key(item) + Definition(item, id), newLine);
        }

        if (last is null || last.Table.Origin != TableOrigin.Inline)
        {
            string before = text.Length == 0 || text.EndsWith("\n", StringComparison.Ordinal) ? "" : newLine;
            return new TextEdit(text.Length, 0, $"{before}{newLine}[events.{item.Name}]{newLine}{Lines(item, id, newLine)}");
        }

        // Under [events.family] the family is said already.
        bool isUnderFamily = root.Find("events")?.Value is TomlTable table
            && table.Find(last.Family)?.Value is TomlTable { Origin: TableOrigin.Header };
        if (isUnderFamily && last.Family != item.Family)
        {
            string end = text.EndsWith("\n", StringComparison.Ordinal) ? "" : newLine;
            return new TextEdit(text.Length, 0, $"{end}{newLine}[events.{item.Name}]{newLine}{Lines(item, id, newLine)}");
        }

        string key = isUnderFamily ? item.ShortName + " = " : (IsUnderEvents(text, events!) ? "" : "events.") + Key(item);
        return Line(text, last.Table.Span.Start + last.Table.Span.Length, key + Definition(item, id), newLine);
    }

    private static string Key(NewEvent item) => item.Name + " = ";

    private static EventSyntax? Last(IEnumerable<EventSyntax> events) => events.OrderBy(item => item.Span.Start).LastOrDefault();

    private static bool IsUnderEvents(string text, TomlTable events) =>
        events.Origin == TableOrigin.Header || text.IndexOf("[events]", StringComparison.Ordinal) >= 0;

    private static int? NextId(TomlTable root)
    {
        IEnumerable<long> used = Events(root).Select(item => item.Table.Find("id")?.Value).OfType<TomlInteger>().Select(id => id.Value);
        IEnumerable<long> retired = ((root.Find("retired")?.Value as TomlTable)?.Entries ?? [])
            .Select(entry => long.TryParse(entry.Key, out long id) ? id : -1);
        return new FreeIds(used.Concat(retired)).Next;
    }

    private static List<EventSyntax> Events(TomlTable root)
    {
        var finder = new EventFinder(new DiagnosticBag(""), new Mentions());
        return finder.Find(root.Find("events")?.Value as TomlTable).FindAll(item => item.IsNamed);
    }

    private static TextEdit Line(string text, int after, string line, string newLine)
    {
        int end = text.IndexOf('\n', after);
        return end < 0 ? new TextEdit(text.Length, 0, newLine + line + newLine) : new TextEdit(end + 1, 0, line + newLine);
    }

    private static string Definition(NewEvent item, int id)
    {
        var parts = new List<string> { $"id = {id}" };
        parts.AddRange(Parts(item));
        return "{ " + string.Join(", ", parts) + " }";
    }

    private static string Lines(NewEvent item, int id, string newLine) =>
        string.Concat(new[] { $"id = {id}" }.Concat(Parts(item)).Select(part => part + newLine));

    private static IEnumerable<string> Parts(NewEvent item)
    {
        if (item.Level is not null)
        {
            yield return "level = " + TomlText.String(item.Level);
        }

        yield return "description = " + TomlText.String(TomlText.OneLine(item.Description));
        if (item.Fields.Count > 0)
        {
            yield return "fields = { "
                + string.Join(", ", item.Fields.Select(field => $"{TomlText.Key(field.Key)} = {TomlText.String(field.Value)}"))
                + " }";
        }

        if (item.Tags.Count > 0)
        {
            yield return "tags = { " + string.Join(", ", item.Tags.Select(tag => $"{TomlText.Key(tag.Key)} = {tag.Value}")) + " }";
        }
    }
}
