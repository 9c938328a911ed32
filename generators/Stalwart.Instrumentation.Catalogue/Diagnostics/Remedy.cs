using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>The fix for an unknown name: the nearest existing name, or a list of the existing names.</summary>
/// <param name="Words">The fix, as part of a message.</param>
/// <param name="Near">The nearest name; <see langword="null"/> when none is near.</param>
internal sealed record Remedy(string Words, string? Near)
{
    private const int MaxListed = 10;

    /// <summary>Finds the fix for an unknown name.</summary>
    /// <param name="speller">The speller of the file.</param>
    /// <param name="word">The unknown name.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="what">The plural of what has these names, such as <c>keys</c>.</param>
    public static Remedy For(Speller speller, string word, IReadOnlyCollection<string> candidates, string what) =>
        Of(speller.Find(word, candidates), candidates, what);

    /// <summary>Returns the fix for an unknown name whose nearest name is known.</summary>
    /// <param name="near">The nearest name; <see langword="null"/> when none is near.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="what">The plural of what has these names, such as <c>keys</c>.</param>
    public static Remedy Of(string? near, IReadOnlyCollection<string> candidates, string what) =>
        new(near is not null ? $"did you mean '{near}'?" : Listed(candidates, what), near);

    private static string Listed(IReadOnlyCollection<string> candidates, string what) => candidates.Count switch
    {
        0 => $"no {what} are defined",
        1 => $"expected '{candidates.First()}'",
        _ => $"expected one of {string.Join(", ", candidates.Take(MaxListed))}{(candidates.Count > MaxListed ? ", …" : "")}",
    };
}
