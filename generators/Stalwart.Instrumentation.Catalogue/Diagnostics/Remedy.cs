using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>The fix for an unknown name: the nearest one that exists, or those that exist.</summary>
/// <param name="Words">The fix in words, for a message.</param>
/// <param name="Near">The name that was probably meant.</param>
internal sealed record Remedy(string Words, string? Near)
{
    private const int MaxListed = 10;

    /// <summary>Looks for the name that was meant.</summary>
    /// <param name="speller">The speller of the file.</param>
    /// <param name="word">The unknown name.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="what">The plural of what they name, such as <c>keys</c>.</param>
    public static Remedy For(Speller speller, string word, IReadOnlyCollection<string> candidates, string what) =>
        Of(speller.Find(word, candidates), candidates, what);

    /// <summary>Makes the fix of a name that was looked for already.</summary>
    /// <param name="near">The name that was probably meant.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="what">The plural of what they name, such as <c>keys</c>.</param>
    public static Remedy Of(string? near, IReadOnlyCollection<string> candidates, string what) =>
        new(near is not null ? $"did you mean '{near}'?" : Listed(candidates, what), near);

    private static string Listed(IReadOnlyCollection<string> candidates, string what) => candidates.Count switch
    {
        0 => $"no {what} are defined",
        1 => $"expected '{candidates.First()}'",
        _ => $"expected one of {string.Join(", ", candidates.Take(MaxListed))}{(candidates.Count > MaxListed ? ", …" : "")}",
    };
}
