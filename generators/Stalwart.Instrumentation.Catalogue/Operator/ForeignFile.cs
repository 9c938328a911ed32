using System;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Validation;
using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>
/// Distinguishes an operator's file from a file of another program that has the same name: <c>metrics.toml</c> is a name that
/// other programs use too, and their files must not fail the build.
/// </summary>
public static class ForeignFile
{
    /// <summary>Determines whether a file belongs to another program.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>
    /// <see langword="false"/> when one of the keys of the table <c>metrics</c> is one of ours or a misspelling of one, or all those of the
    /// table <c>logs</c> are, whose keys are common words; otherwise, <see langword="true"/>.
    /// </returns>
    public static bool Contains(string text)
    {
        TomlDocument document = TomlReader.Read(text);
        TomlTable[] metrics = Tables(document, SettingsTable.Section);
        TomlTable[] logs = Tables(document, SettingsTable.LogsSection);

        // A line with a syntax error is missing from the document, and may be the header of the table.
        return metrics.Length + logs.Length > 0
            ? !metrics.Any(table => table.Entries.Count == 0 || table.Entries.Any(entry => IsOurs(entry, SettingsTable.Section)))
                && !logs.Any(table => table.Entries.All(entry => IsOurs(entry, SettingsTable.LogsSection)))
            : !document.Errors.Any(error => OpensSection(text, error.Span.Start));
    }

    private static TomlTable[] Tables(TomlDocument document, string section) =>
        [.. document.Root.Entries.Where(entry => IsSame(entry.Key, section)).Select(entry => entry.Value).OfType<TomlTable>()];

    private static bool IsOurs(TomlEntry entry, string section)
    {
        string[] known = [.. SettingsTable.KeysOf(section + "."), .. SettingsTable.Foreign, .. SettingsTable.WithoutEffect];
        return known.Any(name => IsSame(name, entry.Key)) || new Speller().Find(entry.Key, known) is not null;
    }

    private static bool OpensSection(string text, int position)
    {
        int start = position == 0 ? 0 : text.LastIndexOf('\n', Math.Min(position, text.Length) - 1) + 1;
        string line = text.Substring(start).TrimStart(' ', '\t', '[', '"');
        return SettingsTable.Sections.Any(section => line.StartsWith(section, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsSame(string one, string other) => string.Equals(Normal(one), Normal(other), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string key) => key.Replace("-", "").Replace("_", "");
}
