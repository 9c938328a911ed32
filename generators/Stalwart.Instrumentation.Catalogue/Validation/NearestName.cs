using System;
using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds what a misspelt word was meant to be.</summary>
public static class NearestName
{
    /// <summary>The nearest candidate, if one is near enough to be meant.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        int most = Math.Max(1, word.Length / 3);
        string? best = null;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) <= most && Distance(word, candidate) is int distance && distance <= most)
            {
                best = candidate;
                most = distance - 1;
            }
        }

        return best;
    }

    /// <summary>The remedy for an unknown word: "did you mean 'x'?", or what there is.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> candidates, string what)
    {
        if (Find(word, candidates) is string near)
        {
            return $"did you mean '{near}'?";
        }

        const int Shown = 10;
        return candidates.Count == 0
            ? $"there is no {what} yet"
            : $"there {(candidates.Count == 1 ? "is" : "are")} {string.Join(", ", candidates.Take(Shown))}{(candidates.Count > Shown ? ", …" : "")}";
    }

    private static int Distance(string a, string b)
    {
        // Damerau's distance: two letters swapped are one mistake.
        int[] beforeLast = new int[b.Length + 1];
        int[] last = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[b.Length];
    }
}
