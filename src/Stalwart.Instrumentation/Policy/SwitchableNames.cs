using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Policy;

/// <summary>
/// The names of a catalogue that an operator can enable and disable, and the former names that lead to them. The runtime and the compiler
/// share this file.
/// </summary>
/// <param name="meter">The catalogue's meter.</param>
/// <param name="names">The names of its events and declared metrics.</param>
/// <param name="formerly">The former names of each of them.</param>
internal sealed class SwitchableNames(string meter, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> formerly)
{
    /// <summary>Gets the current names.</summary>
    public IReadOnlyList<string> Current => names;

    /// <summary>
    /// Returns the indices of the names that a name or pattern matches. If it matches no current name, it matches former names, so that it
    /// keeps its effect; otherwise patterns for a new family with a reused name would also match the family that was renamed.
    /// </summary>
    public IEnumerable<int> Find(string pattern)
    {
        int[] current = [.. Places(place => NamePattern.Matches(pattern, meter, names[place]))];
        return current.Length > 0 ? current : FindFormer(pattern);
    }

    /// <summary>Returns the indices of the names that a name or pattern matches only by their former names.</summary>
    public IEnumerable<int> FindFormer(string pattern) => names.Any(name => NamePattern.Matches(pattern, meter, name))
        ? []
        : Places(place => formerly[place].Any(former => NamePattern.Matches(pattern, meter, former)));

    private IEnumerable<int> Places(System.Func<int, bool> isWanted) => Enumerable.Range(0, names.Count).Where(isWanted);
}
