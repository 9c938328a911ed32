using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Names of other systems as names of a catalogue.</summary>
internal static class ImportedName
{
    /// <summary>One kebab-case segment; null when nothing is left of it.</summary>
    public static string? Kebab(string name) =>
        CatalogueEditor.NameOf(name.TrimStart('_')) ?? CatalogueEditor.NameOf("n" + name.TrimStart('_'));

    /// <summary>A metric's name: the first word, a dot, and the rest, so that it has a family; a single word stays one.</summary>
    public static string? Metric(string prometheusName) =>
        Kebab(prometheusName) is string name
            ? name.IndexOf('-', StringComparison.Ordinal) is int first && first > 0 && char.IsAsciiLetterLower(name[first + 1])
                ? $"{name[..first]}.{name[(first + 1)..]}"
                : name
            : null;

    /// <summary>An event's name made from a metric's: two segments.</summary>
    public static string Event(string metric, string suffix)
    {
        string[] words = (Kebab(metric) ?? metric).Split('.', '-');
        string rest = string.Join('-', [.. words[1..], .. suffix.Length > 0 ? (string[])[suffix] : []]);
        return $"{words[0]}.{(rest.Length == 0 || char.IsAsciiDigit(rest[0]) ? $"n{rest}" : rest)}";
    }
}
