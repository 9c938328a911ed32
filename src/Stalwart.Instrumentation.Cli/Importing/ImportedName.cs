using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Converts names of other systems to names of a catalogue.</summary>
internal static class ImportedName
{
    private const int MaxWord = 100;

    /// <summary>The members of a catalogue's class, whose names no family can have.</summary>
    private static readonly string[] Taken = [.. CSharpName.MembersOfClass, .. CSharpName.ObjectMembers];

    /// <summary>Returns a kebab-case segment; null when nothing is left of it.</summary>
    public static string? Kebab(string name) =>
        CatalogueEditor.NameOf(name.TrimStart('_')) ?? CatalogueEditor.NameOf("n" + name.TrimStart('_'));

    /// <summary>
    /// Returns the name of a metric: the first word, a dot, and the rest, so that it has a family; a single word is kept.
    /// </summary>
    public static string? Metric(string prometheusName) =>
        Kebab(prometheusName) is string name
            ? name.IndexOf('-', StringComparison.Ordinal) is int first && first > 0 && char.IsAsciiLetterLower(name[first + 1])
                ? $"{name[..first]}.{name[(first + 1)..]}"
                : name
            : null;

    /// <summary>
    /// Returns the name of an event for a metric: the first word is the family, and the others are joined. It is not exported.
    /// </summary>
    public static string Event(string metric, string suffix)
    {
        string[] words = (Kebab(metric) ?? metric).ToLowerInvariant().Split(['.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        string family = Taken.Contains(CSharpName.Pascal(words[0])) ? $"{words[0]}-metrics" : words[0];
        string rest = string.Join('-', words[1..]);
        int length = Math.Min(rest.Length, MaxWord - suffix.Length - 2);
        rest = string.Join('-', ((string[])[rest[..length].TrimEnd('-'), suffix]).Where(part => part.Length > 0));
        rest = rest.Length == 0 || char.IsAsciiDigit(rest[0]) ? $"n{rest}" : rest;
        return $"{(family.Length > MaxWord ? family[..MaxWord] : family)}.{rest}";
    }
}
