using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Policy;

/// <summary>Finds unknown and former names and patterns in a list, for the operator.</summary>
/// <param name="meter">The catalogue's meter.</param>
/// <param name="names">The catalogue's names.</param>
internal sealed class NameWarnings(string meter, SwitchableNames names)
{
    /// <summary>Returns the warnings about a list, in its order.</summary>
    /// <param name="key">The list's key.</param>
    /// <param name="patterns">The names and patterns.</param>
    /// <param name="otherMeters">The other meters of the process that the names may refer to.</param>
    public IEnumerable<PolicyWarning> Of(string key, IReadOnlyList<string> patterns, IReadOnlyList<string> otherMeters)
    {
        var speller = new Speller();
        foreach (string pattern in patterns)
        {
            foreach (int place in names.FindFormer(pattern))
            {
                yield return new PolicyWarning(PolicyWarningKind.FormerName, pattern, key, names.Current[place]);
            }

            if (!names.Find(pattern).Any() && !NamePattern.MayBeOf(otherMeters, pattern))
            {
                yield return Unknown(pattern, key, speller);
            }
        }
    }

    private PolicyWarning Unknown(string pattern, string key, Speller speller)
    {
        if (pattern.Contains('*', StringComparison.Ordinal))
        {
            return new PolicyWarning(PolicyWarningKind.UnmatchedPattern, pattern, key);
        }

        bool mayBeOurs = NamePattern.Meter(pattern) is not string wanted || NamePattern.Matches(wanted, meter);
        string? nearest = mayBeOurs ? speller.Find(NamePattern.Name(pattern), names.Current) : null;
        return new PolicyWarning(PolicyWarningKind.UnknownName, pattern, key, nearest);
    }
}
