using System;
using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>
/// Finds the name that a misspelled one was meant to be. The instance has a budget, so that a file of thousands of misspelled names is
/// still read quickly: once the budget is spent, no more names are suggested.
/// </summary>
/// <param name="budget">The max number of pairs of letters to compare. The default takes a fraction of a second.</param>
internal sealed class Speller(long budget = Speller.DefaultBudget)
{
    private const long DefaultBudget = 50_000_000;

    private long budget = budget;

    /// <summary>Returns the nearest candidate, or <see langword="null"/> when none is near enough.</summary>
    /// <param name="word">The misspelled name.</param>
    /// <param name="candidates">The names that exist.</param>
    public string? Find(string word, IEnumerable<string> candidates)
    {
        int max = MaxDistance(word);
        string? best = null;
        foreach (string candidate in candidates)
        {
            if (budget <= 0)
            {
                return best;
            }

            budget--;
            bool isComparable = max >= 0 && Math.Abs(candidate.Length - word.Length) <= max;
            if (isComparable && Distance(word, candidate, max) is int distance && distance <= max)
            {
                best = candidate;
                max = distance - 1;
            }
        }

        return best;
    }

    /// <summary>Returns the max distance: a third of the letters, but at least one.</summary>
    private static int MaxDistance(string word) => Math.Max(1, word.Length / 3);

    /// <summary>
    /// Returns the Damerau-Levenshtein distance, in which two swapped letters are one mistake; at most <paramref name="max"/> plus one.
    /// </summary>
    private int Distance(string a, string b, int max)
    {
        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            budget -= b.Length;
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            // No later row can be nearer than the nearer of the two rows before it, except for a swap, which costs one.
            if (least > max + 1)
            {
                return max + 1;
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
