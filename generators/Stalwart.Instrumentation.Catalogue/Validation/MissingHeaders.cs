using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Finds the keys of a section that belong to the table above because the header is missing: they are one diagnostic, and are read as
/// part of the section.
/// </summary>
internal sealed class MissingHeaders
{
    private static readonly (string Section, Predicate<TomlEntry> Has)[] Contents =
    [
        ("catalogue", entry => entry.Value is not TomlTable && CatalogueKeys.Catalogue.Names.Contains(entry.Key)),
        ("buckets", entry => IsArray(entry.Value, item => item is TomlInteger or TomlFloat)),
        ("metrics", entry => entry.Value is TomlTable table && table.Find("kind") is { Value: TomlString }),
        ("events", entry => entry.Value is TomlTable table && (IsEvent(table) || table.Entries.Any(inner => IsEvent(inner.Value)))),
        ("retired", entry => entry.Value is TomlString && entry.Key.All(char.IsDigit)),
    ];

    private readonly TomlTable root;
    private readonly DiagnosticBag bag;

    private MissingHeaders(TomlTable root, DiagnosticBag bag)
    {
        this.root = root;
        this.bag = bag;
    }

    /// <summary>Moves such keys to their section.</summary>
    /// <param name="document">The file.</param>
    /// <param name="mentions">The names in the file.</param>
    /// <param name="bag">The diagnostics.</param>
    public static void Restore(TomlDocument document, Mentions mentions, DiagnosticBag bag)
    {
        var restorer = new MissingHeaders(document.Root, bag);
        if (document.Unnamed is { } unnamed)
        {
            // Its header has been reported as a syntax error.
            restorer.Restore(unnamed, owner: null);
            mentions.DeclareAll(Rules.UnknownTagSet);
        }

        restorer.Restore(document.Root, "the catalogue");
        foreach ((string section, TomlTable table) in Tables(document.Root).ToArray())
        {
            restorer.Restore(table, $"[{section}]", section);
        }
    }

    private static bool IsArray(TomlValue value, Func<TomlValue, bool> isElement) =>
        value is TomlArray { Items.Count: > 0 } array && array.Items.All(isElement);

    private static bool IsEvent(TomlValue value) => value is TomlTable table && table.Find("id") is { Value: TomlInteger };

    /// <summary>Returns the sections, and the tag sets, metrics and events with their own header.</summary>
    private static IEnumerable<(string Section, TomlTable Table)> Tables(TomlTable root) => root.Entries
        .Where(entry => entry.Value is TomlTable && CatalogueKeys.Sections.Names.Contains(entry.Key))
        .SelectMany(entry => entry.Key switch
        {
            "tags" => Headed(entry, 1),
            "metrics" => [(entry.Key, (TomlTable)entry.Value), .. Headed(entry, 1)],
            "events" => [(entry.Key, (TomlTable)entry.Value), .. Headed(entry, 2)],
            _ => [(entry.Key, (TomlTable)entry.Value)],
        });

    private static IEnumerable<(string Section, TomlTable Table)> Headed(TomlEntry section, int depth) => ((TomlTable)section.Value).Entries
        .Where(entry => entry.Value is TomlTable { Origin: TableOrigin.Header or TableOrigin.Implied })
        .Select(entry => new TomlEntry($"{section.Key}.{entry.Key}", entry.KeySpan, entry.Value))
        .SelectMany(entry => depth == 1 ? [(entry.Key, (TomlTable)entry.Value)] : Headed(entry, depth - 1));

    private void Restore(TomlTable table, string? owner, string section = "")
    {
        foreach ((string name, Predicate<TomlEntry> has) in Contents)
        {
            TomlEntry[] misplaced = name == section || HasHeader(name, section)
                ? []
                : [.. table.Entries.Where(entry => has(entry) && !IsKnown(section, entry) && !HasOwnHeader(entry))];
            if (misplaced.Length == 0)
            {
                continue;
            }

            SourceSpan span = misplaced[0].KeySpan;
            TomlEntry? existing = root.Find(name);
            bool isReported = root.HasLostKeys || existing?.Value is TomlUnreadable || table.Find(name)?.Value is TomlUnreadable;
            if (owner is not null && !isReported)
            {
                bag.Add(Rules.UnknownKey, span, owner, misplaced[0].Key, $"add the header [{name}] before it");
            }

            if (existing?.Value is TomlTable implied)
            {
                Merge(table, misplaced, implied);
                continue;
            }

            var restored = new TomlTable(span, TableOrigin.Header);
            table.Move(misplaced, restored);
            root.Remove(existing);
            root.Add(new TomlEntry(name, span, restored));
        }
    }

    /// <summary>Returns whether a section has its own header. Events without one may be followed by others with headers.</summary>
    private bool HasHeader(string name, string section) => root.Find(name) switch
    {
        null or { Value: TomlUnreadable } => false,
        { Value: TomlTable { Origin: TableOrigin.Implied } } => (name, section) is not ("events", "metrics"),
        _ => true,
    };

    /// <summary>An item under <c>[metrics.events]</c> is where its header says.</summary>
    private static bool HasOwnHeader(TomlEntry entry) => entry.Value is TomlTable { Origin: TableOrigin.Header };

    /// <summary>Moves entries to a section. A family of events may be in both.</summary>
    private static void Merge(TomlTable table, TomlEntry[] misplaced, TomlTable section)
    {
        foreach (TomlEntry entry in misplaced)
        {
            if (entry.Value is TomlTable family && section.Find(entry.Key)?.Value is TomlTable known)
            {
                family.Move([.. family.Entries], known);
            }
        }

        table.Move(misplaced, section);
    }

    /// <summary>Returns whether a section may have its own key of that name.</summary>
    private static bool IsKnown(string section, TomlEntry entry) => section switch
    {
        "" => CatalogueKeys.Sections.Names.Contains(entry.Key) || entry.Key.All(char.IsDigit),
        "catalogue" => CatalogueKeys.Catalogue.Names.Contains(entry.Key),
        _ when section.StartsWith("tags.", StringComparison.Ordinal) => CatalogueKeys.TagSet.Names.Contains(entry.Key),
        _ when section.StartsWith("metrics.", StringComparison.Ordinal) => CatalogueKeys.Metric.Names.Contains(entry.Key),
        _ when section.StartsWith("events.", StringComparison.Ordinal) => CatalogueKeys.Event.Names.Contains(entry.Key),
        _ => false,
    };
}
