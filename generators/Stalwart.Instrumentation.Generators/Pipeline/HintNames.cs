using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// Names the files of each class. A name is the class's full name, so that a file is easy to find and stays the same when other classes
/// come and go. Roslyn compares names without case, so a class whose name is ambiguous gets a hash of its exact name as well.
/// </summary>
internal sealed class HintNames
{
    /// <summary>The file that lists the catalogues of referenced assemblies.</summary>
    public const string ReferencedCatalogues = "ReferencedCatalogues";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { ReferencedCatalogues };

    /// <summary>
    /// What stands before a dot in a taken name: a class of such a name could have a family with the file of the taken one.
    /// </summary>
    private readonly HashSet<string> prefixes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns a name that no class before has. Classes come in ordinal order, so the result depends on nothing but their names.
    /// </summary>
    public string Take(string fullName)
    {
        string plain = fullName.Replace("@", "");
        string name = plain;
        if (IsAmbiguous(plain))
        {
            // No family has a hyphen in its name, so such a name is ambiguous only when it is taken.
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

    /// <summary>FNV-1a: string.GetHashCode differs from process to process.</summary>
    private static uint Hash(string text) => text.Aggregate(2_166_136_261u, static (hash, c) => unchecked((hash ^ c) * 16_777_619u));
}
