using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Finds the keys of a tag set, metric or event that are in the table above because their header is missing: the name is lost,
/// which is one diagnostic.
/// </summary>
internal static class LostHeaders
{
    private static readonly Item TagSet = new(
        CatalogueKeys.TagSet,
        "values",
        value => value is TomlArray { Items.Count: > 0 } array && array.Items.All(item => item is TomlString),
        "a tag set, such as [tags.name]",
        Rules.UnknownTagSet);

    private static readonly Item Metric = new(
        CatalogueKeys.Metric,
        "kind",
        value => value is TomlString word && CatalogueWords.Kinds.Find(word.Value) is not null,
        "a metric, such as [metrics.\"name\"]",
        Rules.UnknownMetric);

    private static readonly Item Event = new(
        CatalogueKeys.Event, "id", value => value is TomlInteger, "an event, such as [events.family.event-name]", Rules.BadDeprecation);

    private static readonly Item[] All = [TagSet, Metric, Event];

    public static void Report(TomlDocument document, Mentions mentions, DiagnosticBag bag)
    {
        ILookup<string, TomlDuplicate> duplicates = document.Duplicates
            .Where(duplicate => duplicate.Value is not null)
            .ToLookup(duplicate => PathOf(duplicate.Path.Take(duplicate.Path.Count - 1)), StringComparer.Ordinal);
        foreach ((string[] path, TomlTable table, Item? own) in Tables(document.Root).ToArray())
        {
            Check(path, table, own, [.. duplicates[PathOf(path)]], mentions, bag);
        }
    }

    private static void Check(
        string[] path, TomlTable table, Item? own, TomlDuplicate[] duplicates, Mentions mentions, DiagnosticBag bag)
    {
        Item? lost = All.FirstOrDefault(item => item != own && table.Find(item.Marker) is { } entry && item.Fits(entry.Value)
            && !(own?.Keys.Names.Contains(item.Marker) ?? false));
        bool isRepeated = lost is null && own is not null
            && duplicates.Any(duplicate => duplicate.Path[duplicate.Path.Count - 1] == own.Marker);
        if (lost is null && !isRepeated)
        {
            return;
        }

        TomlEntry[] misplaced = lost is null
            ? []
            : [.. table.Entries.Where(entry => lost.Keys.Names.Contains(entry.Key) && !(own?.Keys.Names.Contains(entry.Key) ?? false))];
        (string Key, SourceSpan Span, TomlValue Value)[] all =
        [
            .. misplaced.Select(entry => (entry.Key, entry.KeySpan, entry.Value))
                .Concat(duplicates.Select(again => (again.Path[again.Path.Count - 1], again.Span, again.Value!)))
                .OrderBy(item => item.Item2.Start),
        ];

        // A single key is just a wrong key.
        if (all.Length < 2 && lost is not null && lost != TagSet)
        {
            return;
        }

        if (lost is not null)
        {
            string owner = $"[{string.Join(".", path)}]";
            bag.Add(Rules.UnknownKey, all[0].Span, owner, all[0].Key, $"add the header of {lost.Described} before it");
        }

        // A repeated key is reported as such; the following keys belong to the same table.
        int first = all[0].Span.Start + (lost is null ? 1 : 0);
        int end = all.Max(item => item.Value.Span.Start + item.Value.Span.Length);
        bag.Hide(span => span.Start >= first && span.Start < end);
        foreach (TomlEntry entry in table.Entries.Where(entry => entry.KeySpan.Start >= first && entry.KeySpan.Start < end))
        {
            mentions.Add(entry.Value);
        }

        table.Move(misplaced, new TomlTable(all[0].Span, TableOrigin.Header));
        mentions.DeclareAll((lost ?? own)!.Unknown);
    }

    /// <summary>Returns the tables that have a header: the sections, and each tag set, metric and event in them.</summary>
    private static IEnumerable<(string[] Path, TomlTable Table, Item? Own)> Tables(TomlTable root)
    {
        foreach (TomlEntry section in root.Entries.Where(entry => CatalogueKeys.Sections.Names.Contains(entry.Key)))
        {
            if (section.Value is not TomlTable table)
            {
                continue;
            }

            yield return ([section.Key], table, null);
            Item? own = section.Key switch { "tags" => TagSet, "metrics" => Metric, _ => null };
            foreach (TomlEntry entry in own is null && section.Key != "events" ? [] : table.Entries)
            {
                if (entry.Value is TomlTable { Origin: TableOrigin.Header } item)
                {
                    yield return ([section.Key, entry.Key], item, own ?? Event);
                }

                foreach (TomlEntry inner in section.Key == "events" && entry.Value is TomlTable family ? family.Entries : [])
                {
                    if (inner.Value is TomlTable { Origin: TableOrigin.Header } named)
                    {
                        yield return ([section.Key, entry.Key, inner.Key], named, Event);
                    }
                }
            }
        }
    }

    private static string PathOf(IEnumerable<string> keys) => string.Join("\0", keys);

    /// <summary>A kind of table that may have its own header.</summary>
    /// <param name="Keys">Its keys.</param>
    /// <param name="Marker">The required key that identifies it.</param>
    /// <param name="Fits">Returns whether a value is valid for that key.</param>
    /// <param name="Described">The kind of table with an example of its header, for messages.</param>
    /// <param name="Unknown">The rule that reports a reference to an unknown one.</param>
    private sealed record Item(KeyTable Keys, string Marker, Predicate<TomlValue> Fits, string Described, Rule Unknown);
}
