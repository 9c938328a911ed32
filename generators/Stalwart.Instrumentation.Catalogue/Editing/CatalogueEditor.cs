using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Edits the text of a catalogue in place and preserves comments and layout.</summary>
public static class CatalogueEditor
{
    /// <summary>
    /// Converts a C# name to a catalogue name, <c>MessageSize</c> to <c>message-size</c>; <see langword="null"/> when it cannot
    /// be one.
    /// </summary>
    public static string? NameOf(string identifier) => NameGrammar.Repair(identifier);

    /// <summary>Returns whether a string is a valid event name, which has two parts.</summary>
    public static bool IsEventName(string name) => NameGrammar.IsEventName(name);

    /// <summary>Returns the next free id; <see langword="null"/> when all are taken.</summary>
    public static int? NextId(string text) => CatalogueSyntax.Read(text).NextId;

    /// <summary>
    /// Inserts an event after the last one of its family, or after the last event, in the form of its neighbor and with the next free
    /// id.
    /// </summary>
    /// <param name="text">The catalogue.</param>
    /// <param name="item">The event.</param>
    /// <returns>
    /// The edit; <see langword="null"/> when the name is already defined, validly or not, no id is free, or the text is invalid TOML.
    /// </returns>
    public static TextEdit? AddEvent(string text, NewEvent item)
    {
        CatalogueSyntax syntax = CatalogueSyntax.Read(text);
        return !syntax.IsValid || syntax.HasEvent(item.Family, item.ShortName) || syntax.NextId is not int id
            ? null
            : new Placement(text, syntax.Root, "events", [item.Family, item.ShortName]).Insert(Keys(item, id));
    }

    private static IEnumerable<string> Keys(NewEvent item, int id)
    {
        yield return $"id = {id}";
        if (item.Level is not null)
        {
            yield return "level = " + TomlText.String(item.Level);
        }

        yield return "description = " + TomlText.String(TomlText.OneLine(item.Description));
        if (item.Message is not null)
        {
            yield return "message = " + TomlText.String(TomlText.OneLine(item.Message));
        }

        if (item.Fields.Count > 0)
        {
            yield return "fields = " + Table(item.Fields.Select(field => $"{TomlText.Key(field.Key)} = {TomlText.String(field.Value)}"));
        }

        if (item.Tags.Count > 0)
        {
            yield return "tags = " + Table(item.Tags.Select(tag => $"{TomlText.Key(tag.Key)} = {tag.Value}"));
        }
    }

    private static string Table(IEnumerable<string> keys) => $"{{ {string.Join(", ", keys)} }}";
}
