using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// Names the files of each class after the class's full name, so that a file is easy to find and its name does not depend on other
/// classes. Roslyn ignores the case of file names, so an ambiguous name also gets a hash of the exact name.
/// </summary>
internal sealed class HintNames
{
    /// <summary>The file that lists the catalogues of referenced assemblies.</summary>
    public const string ReferencedCatalogues = "ReferencedCatalogues";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { ReferencedCatalogues };

    /// <summary>
    /// The parts of used names before a dot: a class with such a name could have a family with the used file name.
    /// </summary>
    private readonly HashSet<string> prefixes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns a name that no previous class has. Classes come in ordinal order, so the result only depends on their names.
    /// </summary>
    public string Take(string fullName)
    {
        string plain = fullName.Replace("@", "");
        string name = plain;
        if (IsAmbiguous(plain))
        {
            // The names of families have no hyphen, so such a name is ambiguous only if another class has it.
            uint hash = Hash(plain);
            do
            {
                name = $"{plain}-{hash++.ToString("x8", CultureInfo.InvariantCulture)}";
            }
            while (taken.Contains(name));
        }

        taken.Add(name);
        prefixes.UnionWith(Prefixes(name));
        return name;
    }

    private bool IsAmbiguous(string name) =>
        taken.Contains(name) || prefixes.Contains(name) || Prefixes(name).Any(prefix => !IsReserved(prefix) && taken.Contains(prefix));

    private static bool IsReserved(string name) => name.Equals(ReferencedCatalogues, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Prefixes(string name)
    {
        for (int dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name.Substring(0, dot);
        }
    }

    /// <summary>FNV-1a, because string.GetHashCode differs between processes.</summary>
    private static uint Hash(string text) => text.Aggregate(2_166_136_261u, static (hash, c) => unchecked((hash ^ c) * 16_777_619u));
}
