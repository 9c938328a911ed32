using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>The top-level tables of a catalogue. A misspelled name is reported, and its table is still used.</summary>
internal sealed class Sections(TomlTable root, DiagnosticBag bag)
{
    private readonly TableReader table = new(root, "the catalogue", default, bag, CatalogueKeys.Sections);

    /// <summary>Gets whether the file has a table that is not a section.</summary>
    public bool HasUnknown => table.HasUnknownKeys;

    /// <summary>
    /// Notes what the tables that are not sections may declare and use: a section with a misspelled name, or a metric or tag set without
    /// its section.
    /// </summary>
    public void DeclareUnknown(Mentions mentions)
    {
        foreach (TomlEntry entry in root.Entries.Where(entry => !CatalogueKeys.Sections.Names.Contains(entry.Key)))
        {
            mentions.Add(entry.Value);
            mentions.AddUnresolved(Rules.UnusedMember);
            IEnumerable<string> inner = entry.Value is TomlTable table ? table.Entries.Select(item => item.Key) : [];
            foreach (string name in inner.Append(entry.Key))
            {
                mentions.Declare(Rules.UnknownMetric, name);
                mentions.Declare(Rules.UnknownTagSet, name);
                mentions.Declare(Rules.UnknownBuckets, name);
            }
        }
    }

    /// <summary>Returns the place of a section's name, or <see langword="null"/> when it is missing.</summary>
    public SourceSpan? PlaceOf(string name) => table.Find(name)?.KeySpan;

    /// <summary>Returns the table of a section; a value of another type is reported.</summary>
    public TomlTable? Find(string name) => table.Table(name);

    /// <summary>
    /// Returns whether an error hides what a section defines: it is not a table, or its name is probably the unknown one.
    /// </summary>
    public bool IsHidden(string name) => table.Find(name) is { } entry ? entry.Value is not TomlTable : HasUnknown;
}
