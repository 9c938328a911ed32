using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Finds the keys of a section that has lost its header, and so belong to the table above it: they are one diagnostic, and are read as what
/// they look like.
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

    /// <summary>Moves such keys to a section of their own.</summary>
    /// <param name="document">The file.</param>
    /// <param name="mentions">The names of the file.</param>
    /// <param name="bag">The diagnostics.</param>
    public static void Restore(TomlDocument document, Mentions mentions, DiagnosticBag bag)
    {
        var restorer = new MissingHeaders(document.Root, bag);
        if (document.Unnamed is { } unnamed)
        {
            // Its header is reported as a syntax error.
            restorer.Restore(unnamed, owner: null);
            mentions.DeclareAll(Rules.UnknownTagSet);
        }

        restorer.Restore(document.Root, "the catalogue");
        foreach ((string section, TomlTable table) in Tables(document.Root).ToArray())
        {
            restorer.Restore(table, $"[{section}]", section);
            restorer.RemoveTagSet(table, $"[{section}]", section, mentions);
        }
    }

    private static bool IsArray(TomlValue value, Func<TomlValue, bool> isElement) =>
        value is TomlArray { Items.Count: > 0 } array && array.Items.All(isElement);

    private static bool IsEvent(TomlValue value) => value is TomlTable table && table.Find("id") is { Value: TomlInteger };

    private static IEnumerable<(string Section, TomlTable Table)> Tables(TomlTable root) => root.Entries
        .Where(entry => entry.Value is TomlTable && CatalogueKeys.Sections.Names.Contains(entry.Key))
        .SelectMany(entry => entry.Key == "tags"
            ? ((TomlTable)entry.Value).Entries.Where(set => set.Value is TomlTable).Select(set => ("tags." + set.Key, (TomlTable)set.Value))
            : [(entry.Key, (TomlTable)entry.Value)]);

    private void Restore(TomlTable table, string? owner, string section = "")
    {
        foreach ((string name, Predicate<TomlEntry> has) in Contents)
        {
            TomlEntry[] misplaced = name == section || root.Find(name) is not null
                ? []
                : [.. table.Entries.Where(entry => has(entry) && !IsKnown(section, entry))];
            if (misplaced.Length == 0)
            {
                continue;
            }

            SourceSpan span = misplaced[0].KeySpan;
            if (owner is not null)
            {
                bag.Add(Rules.UnknownKey, span, owner, misplaced[0].Key, $"add the header [{name}] before it");
            }

            var restored = new TomlTable(span, TableOrigin.Header);
            table.Move(misplaced, restored);
            root.Add(new TomlEntry(name, span, restored));
        }
    }

    /// <summary>Removes the keys of a tag set, whose name is lost with its header.</summary>
    private void RemoveTagSet(TomlTable table, string owner, string section, Mentions mentions)
    {
        bool isTagSet = section != ""
            && !section.StartsWith("tags.", StringComparison.Ordinal)
            && table.Find("values") is { } values
            && IsArray(values.Value, item => item is TomlString);
        if (!isTagSet)
        {
            return;
        }

        TomlEntry[] misplaced =
            [.. table.Entries.Where(entry => entry.Value is not TomlTable && CatalogueKeys.TagSet.Names.Contains(entry.Key))];
        const string Remedy = "add the header of a tag set, such as [tags.name], before it";
        bag.Add(Rules.UnknownKey, misplaced[0].KeySpan, owner, misplaced[0].Key, Remedy);
        table.Move(misplaced, new TomlTable(misplaced[0].KeySpan, TableOrigin.Header));
        mentions.DeclareAll(Rules.UnknownTagSet);
    }

    /// <summary>Whether a section may have a key of that name of its own.</summary>
    private static bool IsKnown(string section, TomlEntry entry) => section switch
    {
        "" => CatalogueKeys.Sections.Names.Contains(entry.Key) || entry.Key.All(char.IsDigit),
        "catalogue" => CatalogueKeys.Catalogue.Names.Contains(entry.Key),
        _ when section.StartsWith("tags.", StringComparison.Ordinal) => CatalogueKeys.TagSet.Names.Contains(entry.Key),
        _ => false,
    };
}
