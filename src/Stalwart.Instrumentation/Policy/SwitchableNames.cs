using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Policy;

/// <summary>
/// The names of a catalogue that an operator can switch, and the former ones that lead to them. The runtime and the compiler share this
/// file.
/// </summary>
/// <param name="meter">The catalogue's meter.</param>
/// <param name="names">The names of its events and declared metrics.</param>
/// <param name="formerly">The former names of each of them.</param>
internal sealed class SwitchableNames(string meter, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> formerly)
{
    /// <summary>Gets the current names.</summary>
    public IReadOnlyList<string> Current => names;

    /// <summary>
    /// Returns the places of the names that a name or pattern matches. One that matches no current name matches former names, so that it
    /// goes on doing what it did; otherwise a family that was renamed would answer to the patterns of the one that took its name.
    /// </summary>
    public IEnumerable<int> Find(string pattern)
    {
        int[] current = [.. Places(place => NamePattern.Matches(pattern, meter, names[place]))];
        return current.Length > 0 ? current : FindFormer(pattern);
    }

    /// <summary>Returns the places of the names that a name or pattern matches only because of what they were called before.</summary>
    public IEnumerable<int> FindFormer(string pattern) => names.Any(name => NamePattern.Matches(pattern, meter, name))
        ? []
        : Places(place => formerly[place].Any(former => NamePattern.Matches(pattern, meter, former)));

    private IEnumerable<int> Places(System.Func<int, bool> isWanted) => Enumerable.Range(0, names.Count).Where(isWanted);
}
