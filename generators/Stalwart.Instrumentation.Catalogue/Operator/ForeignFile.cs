using System;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Validation;
using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>
/// Tells another program's file from an operator's file, for a file that is known by its name alone: <c>metrics.toml</c> is a name that
/// others use too, and their file must not fail the build.
/// </summary>
public static class ForeignFile
{
    /// <summary>Determines whether a file belongs to another program.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>
    /// <see langword="true"/> when there is no table <c>metrics</c>, or none of its keys is one of ours or a misspelling of one; otherwise,
    /// <see langword="false"/>.
    /// </returns>
    public static bool Contains(string text)
    {
        TomlDocument document = TomlReader.Read(text);
        TomlTable[] sections = [.. document.Root.Entries
            .Where(entry => IsSame(entry.Key, SettingsTable.Section))
            .Select(entry => entry.Value).OfType<TomlTable>()];

        // A line with a syntax error is missing from the document, and may be the one that opens the table.
        return sections.Length > 0 ? !sections.Any(IsOurs) : !document.Errors.Any(error => OpensSection(text, error.Span.Start));
    }

    private static bool IsOurs(TomlTable section)
    {
        string[] known = [.. SettingsTable.KeysOf(""), .. SettingsTable.Foreign];
        return section.Entries.Count == 0
            || section.Entries.Any(entry => known.Any(name => IsSame(name, entry.Key)) || new Speller().Find(entry.Key, known) is not null);
    }

    private static bool OpensSection(string text, int position)
    {
        int start = position == 0 ? 0 : text.LastIndexOf('\n', Math.Min(position, text.Length) - 1) + 1;
        string line = text.Substring(start).TrimStart(' ', '\t', '[', '"');
        return line.StartsWith(SettingsTable.Section, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSame(string one, string other) => string.Equals(Normal(one), Normal(other), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string key) => key.Replace("-", "").Replace("_", "");
}
