using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds the top-level tables.</summary>
internal static class Sections
{
    /// <summary>A section's table, and its place; reports a section that is no table.</summary>
    public static TomlTable? Find(TomlTable root, string name, Findings findings)
    {
        TomlEntry? entry = root.Find(name);
        if (entry is not null && entry.Value is not TomlTable)
        {
            findings.Add(Rules.WrongType, entry.Value.Span, name, entry.Value.Kind, "a table");
        }

        return entry?.Value as TomlTable;
    }
}
