using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// The names that occur anywhere in the file, valid or not. The rules for unused and unknown names use it, so that one mistake is one
/// diagnostic: what an invalid event feeds counts as fed, and what an invalid declaration declares counts as declared.
/// </summary>
internal sealed class Mentions
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<(Rule Rule, string Name)> declared = [];
    private readonly HashSet<Rule> unreadable = [];
    private readonly HashSet<Rule> unresolved = [];

    /// <summary>Adds every string in an invalid value, because any of them may be a name.</summary>
    public void Add(TomlValue value)
    {
        switch (value)
        {
            case TomlString text:
                names.Add(text.Value);
                break;
            case TomlArray array:
                foreach (TomlValue item in array.Items)
                {
                    Add(item);
                }

                break;
            case TomlTable table:
                foreach (TomlEntry entry in table.Entries)
                {
                    Add(entry.Value);
                }

                break;
        }
    }

    /// <summary>
    /// Adds a declaration with an invalid name, and the names that may be meant: the separators of its words may be wrong.
    /// </summary>
    /// <param name="unknown">The rule that reports a reference to a name that is not declared.</param>
    /// <param name="name">The invalid name.</param>
    public void Declare(Rule unknown, string name)
    {
        declared.Add((unknown, Letters(name)));
    }

    /// <summary>Notes a section that is missing or unreadable because of an error: it may declare any name.</summary>
    /// <param name="unknown">The rule that reports a reference to a name that is not declared.</param>
    public void DeclareAll(Rule unknown) => unreadable.Add(unknown);

    /// <summary>Notes a reference that cannot be resolved: it may mean any declaration of its kind.</summary>
    /// <param name="unused">The rule that reports a declaration which nothing refers to.</param>
    public void AddUnresolved(Rule unused) => unresolved.Add(unused);

    /// <summary>Notes something that may use any declaration.</summary>
    public void AddUnresolvedUses() => unresolved.UnionWith(
        [Rules.UnusedMember, Rules.UnfedMetric, Rules.UnusedTagSet, Rules.UnusedBuckets]);

    /// <summary>Returns whether an invalid declaration may declare a name.</summary>
    public bool IsDeclared(Rule unknown, string name) => unreadable.Contains(unknown) || declared.Contains((unknown, Letters(name)));

    /// <summary>Returns whether an invalid item may use a name.</summary>
    public bool MayUse(Rule unused, string name) => unresolved.Contains(unused) || names.Contains(name);

    /// <summary>Returns the letters and digits from the first letter on, where a name may begin.</summary>
    internal static string Letters(string name) =>
        new([.. name.SkipWhile(c => !char.IsLetter(c)).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
