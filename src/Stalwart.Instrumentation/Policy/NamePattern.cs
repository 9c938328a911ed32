using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Policy;

/// <summary>A name in which <c>*</c> matches any number of characters, including none.</summary>
internal static class NamePattern
{
    /// <summary>Returns the meter before the last slash, which may also be a pattern; <see langword="null"/> if there is none.</summary>
    public static string? Meter(string pattern) => pattern.IndexOf('/') < 0 ? null : pattern.Substring(0, pattern.LastIndexOf('/'));

    /// <summary>Returns the name or pattern without a meter.</summary>
    public static string Name(string pattern) => pattern.Substring(pattern.LastIndexOf('/') + 1);

    /// <summary>Returns a name prefixed with a meter, if there is one.</summary>
    public static string Qualified(string? meter, string name) => meter is null ? name : $"{meter}/{name}";

    /// <summary>Returns whether a pattern, which may begin with a meter and a slash, matches a name of a catalogue.</summary>
    public static bool Matches(string pattern, string meter, string name) =>
        (Meter(pattern) is not string wanted || Matches(wanted, meter)) && Matches(Name(pattern), name);

    /// <summary>
    /// Returns whether a name or pattern may refer to instruments of other meters: the part before its first slash can match one of the
    /// meters. Ignores case.
    /// </summary>
    /// <param name="meters">Names or patterns of meters, without slashes.</param>
    /// <param name="pattern">The name or pattern.</param>
    public static bool MayBeOf(IReadOnlyList<string> meters, string pattern)
    {
        int slash = pattern.IndexOf('/');
        string wanted = slash < 0 ? "" : pattern.Substring(0, slash).ToUpperInvariant();
        return slash >= 0 && meters.Any(meter => Overlap(meter.ToUpperInvariant(), wanted));
    }

    /// <summary>Returns whether both patterns can match the same name.</summary>
    public static bool Overlap(string one, string other)
    {
        // Whether the rests of both, from these positions on, can match the same name; beyond the ends, the rests are empty.
        var rest = new bool[one.Length + 1, other.Length + 1];
        for (int i = one.Length; i >= 0; i--)
        {
            for (int j = other.Length; j >= 0; j--)
            {
                bool isStar = i < one.Length && one[i] == '*', isOtherStar = j < other.Length && other[j] == '*';
                rest[i, j] = (i == one.Length && j == other.Length)
                    || (isStar && (rest[i + 1, j] || (j < other.Length && rest[i, j + 1])))
                    || (isOtherStar && (rest[i, j + 1] || (i < one.Length && rest[i + 1, j])))
                    || (i < one.Length && j < other.Length && one[i] == other[j] && rest[i + 1, j + 1]);
            }
        }

        return rest[0, 0];
    }

    public static bool Matches(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
