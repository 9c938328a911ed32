using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Validation;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Finds what a C# identifier stands for in a catalogue, which may have errors.</summary>
public sealed class CatalogueIndex
{
    private const string DefaultOther = Model.TagModel.DefaultOther;

    private readonly CatalogueSyntax syntax;
    private readonly string text;

    /// <summary>Reads a catalogue.</summary>
    /// <param name="text">Its text.</param>
    public CatalogueIndex(string text)
    {
        this.text = text;
        syntax = CatalogueSyntax.Read(text);
    }

    /// <summary>Returns the family that has a class, or could have it; <see langword="null"/> when none can.</summary>
    /// <param name="identifier">The name of the class.</param>
    public string? Family(string identifier) =>
        syntax.Events.Select(item => item.Family).FirstOrDefault(family => CSharpName.Pascal(family) == identifier)
        ?? CatalogueName.OfMember(identifier);

    /// <summary>
    /// Returns the name of the event that would have a method; <see langword="null"/> when none can, or one probably has it already.
    /// </summary>
    /// <param name="family">The family.</param>
    /// <param name="identifier">The name of the method.</param>
    public string? NewEvent(string family, string identifier) => CatalogueName.OfMember(identifier) is { } name
        && !syntax.EventKeys(family).Any(key => CSharpName.Pascal(key) == identifier)
            ? name
            : null;

    /// <summary>Returns the tag set of an enum; <see langword="null"/> when it is not the enum of a tag set.</summary>
    /// <param name="identifier">The name of the enum.</param>
    public string? TagSet(string identifier) => SetEntry(identifier)?.Key;

    /// <summary>
    /// Adds a value to the tag set or tag of an enum: at the end, because the positions are the numbers of the members, but before
    /// <c>other</c>.
    /// </summary>
    /// <param name="enumName">The name of the enum.</param>
    /// <param name="member">The new member.</param>
    /// <returns><see langword="null"/> when the enum does not belong to a tag, or cannot have the member.</returns>
    public NewValue? AddValue(string enumName, string member)
    {
        (string owner, TomlValue? values, string other) = Values(enumName);
        (string Text, string Member)[] existing = [.. (values as TomlArray)?.Items.SelectMany(Listed) ?? []];
        if (!syntax.IsValid || values is not TomlArray array || array.Items.Count != existing.Length || existing.Length == 0
            || existing.Any(value => value.Member == member)
            || CatalogueName.OfValue(member, [.. existing.Select(value => value.Text)]) is not { } added)
        {
            return null;
        }

        int last = existing.Length - (existing[existing.Length - 1].Text == other && existing.Length > 1 ? 2 : 1);
        int start = array.Items[last].Span.Start;
        return new NewValue(
            owner, added, ListInsertion.After(text, start, start + array.Items[last].Span.Length, TomlText.String(added)));
    }

    /// <summary>Returns the string of a listed value and its member; nothing for an item that is not a string.</summary>
    private static IEnumerable<(string Text, string Member)> Listed(TomlValue item)
    {
        if (item is TomlString word)
        {
            yield return (word.Value, CSharpName.Pascal(word.Value));
        }
        else if (item is TomlTable table && table.Find("value")?.Value is TomlString value && table.Find("name")?.Value is TomlString name)
        {
            yield return (value.Value, name.Value);
        }
    }

    /// <summary>Adds a gauge to the metrics.</summary>
    /// <param name="identifier">The name of its property.</param>
    /// <returns>
    /// The name and the edit; <see langword="null"/> when no gauge can have the property, or one probably has it already.
    /// </returns>
    public (string Name, TextEdit Edit)? AddGauge(string identifier)
    {
        return syntax.IsValid && CatalogueName.OfMember(identifier) is { } name
            && syntax.Entries("metrics").All(entry => CSharpName.Pascal(entry.Key) != identifier)
            && new Placement(text, syntax.Root, "metrics", [name]).Insert(
                ["kind = \"gauge\"", $"description = \"TODO: say what {name.Replace('-', ' ')} measures\""]) is { } edit
                ? (name, edit)
                : null;
    }

    private (string Owner, TomlValue? Values, string Other) Values(string enumName)
    {
        if (SetEntry(enumName) is { } set)
        {
            return OfTable($"tag set '{set.Key}'", set.Value as TomlTable);
        }

        IEnumerable<(EventSyntax Event, TomlEntry Tag)> own =
            from item in syntax.Events
            from tag in (item.Table.Find("tags")?.Value as TomlTable)?.Entries ?? []
            where CSharpName.TagEnum(item.Name, tag.Key) == enumName
            select (item, tag);
        return own.Select(found => (Owner: $"tag '{found.Tag.Key}' of event '{found.Event.Name}'", found.Tag.Value))
            .Select(found => found.Value is TomlTable table ? OfTable(found.Owner, table) : (found.Owner, found.Value, DefaultOther))
            .FirstOrDefault();
    }

    private static (string Owner, TomlValue? Values, string Other) OfTable(string owner, TomlTable? table) =>
        (owner, table?.Find("values")?.Value, (table?.Find("other")?.Value as TomlString)?.Value ?? DefaultOther);

    private TomlEntry? SetEntry(string identifier) =>
        syntax.Entries("tags").FirstOrDefault(entry => string.Equals(CSharpName.SetEnum(entry.Key), identifier, StringComparison.Ordinal));
}
