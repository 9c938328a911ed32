using Stalwart.Instrumentation.Catalogue.Keys;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>
/// Fits the tags of a metric into the max number of series: limits are lowered first, as long as they are useful, then the metric becomes
/// sparse, with all its tags. Only if the combinations are too many to number, optional tags are omitted,
/// and the required tags get even lower limits.
/// </summary>
/// <param name="metric">The metric's name.</param>
/// <param name="notes">The notes on what could not be imported unchanged.</param>
internal sealed class SeriesFit(string metric, List<string> notes)
{
    /// <summary>The limit of an open tag with an unknown number of values, if it fits.</summary>
    public const int UsualLimit = 20;

    /// <summary>The limit of a sparse metric with an unknown number of combinations.</summary>
    public const int UsualMaxSeries = 2000;

    /// <summary>The lowest limit with which a tag is useful.</summary>
    private const int UsefulLimit = 5;

    /// <summary>Returns the tags that fit, in order.</summary>
    /// <param name="tags">All tags, the required ones first.</param>
    /// <param name="needed">The number of required tags.</param>
    public FittedTags Fit(IReadOnlyList<ImportedTag> tags, int needed)
    {
        ImportedTag[] useful = [.. tags.Select(tag => AtMost(tag, UsefulLimit))];
        return Fits(useful, CatalogueLimits.MaxSeries)
            ? new FittedTags(Grown(useful, tags, CatalogueLimits.MaxSeries), 0)
            : new FittedTags(Fits(tags, CatalogueLimits.MaxCombinations) ? tags : Numbered(tags, needed), UsualMaxSeries);
    }

    /// <summary>Returns the tags of a sparse metric whose combinations can be numbered.</summary>
    private ImportedTag[] Numbered(IReadOnlyList<ImportedTag> tags, int needed)
    {
        List<ImportedTag> kept = Needed([.. tags.Take(needed)]);
        HashSet<string> names = [.. kept.Select(tag => tag.Name)];
        foreach (ImportedTag tag in tags.Skip(needed).Select(tag => AtMost(tag, UsefulLimit)).OrderBy(tag => tag.Size))
        {
            if (Fits(kept.Append(tag), CatalogueLimits.MaxCombinations))
            {
                kept.Add(tag);
                names.Add(tag.Name);
            }
        }

        string[] dropped = [.. tags.Select(tag => tag.Name).Where(name => !names.Contains(name))];
        if (dropped.Length > 0)
        {
            notes.Add(
                $"{metric}: attributes are left out, because with them there could be more than {CatalogueLimits.MaxCombinations} "
                + "combinations: " + string.Join(", ", dropped));
        }

        string[] order = [.. tags.Select(tag => tag.Name)];
        ImportedTag[] grown = Grown([.. kept.OrderBy(tag => Array.IndexOf(order, tag.Name))], tags, CatalogueLimits.MaxCombinations);
        string[] opened = [.. grown.Zip(tags.Where(tag => names.Contains(tag.Name))).Where(pair => pair.First.IsOpen && !pair.Second.IsOpen)
            .Select(pair => $"{pair.First.Name} {pair.First.Limit}")];
        if (opened.Length > 0)
        {
            notes.Add($"{metric}: not all values of these attributes fit, so they have limits: {string.Join(", ", opened)}");
        }

        string[] small = [.. grown.Where(tag => tag.IsOpen && tag.Limit < UsefulLimit).Select(tag => $"{tag.Name} {tag.Limit}")];
        if (small.Length > 0)
        {
            notes.Add($"{metric}: limits are low, so that all required attributes fit: {string.Join(", ", small)}");
        }

        return grown;
    }

    /// <summary>Returns the required tags, with the highest limits that fit, up to the lowest useful one.</summary>
    private static List<ImportedTag> Needed(List<ImportedTag> tags)
    {
        for (int limit = UsefulLimit; limit >= 1; limit--)
        {
            List<ImportedTag> smaller = [.. tags.Select(tag => AtMost(tag, limit))];
            if (Fits(smaller, CatalogueLimits.MaxCombinations))
            {
                return smaller;
            }
        }

        // Not even one value of each open tag fits: closed sets become open tags that keep some of their values.
        tags = [.. tags.Select(tag => AtMost(tag, 1))];
        while (!Fits(tags, CatalogueLimits.MaxCombinations))
        {
            ImportedTag largest = tags.MaxBy(tag => tag.IsBool ? 0 : tag.Size)!;
            int limit = largest.IsOpen ? largest.Limit / 2 : (int)largest.Size / 2;
            if (limit < 1 || largest.IsBool)
            {
                // If no limits suffice, the last tag is omitted.
                tags.RemoveAt(tags.Count - 1);
                continue;
            }

            tags[tags.IndexOf(largest)] = Opened(largest, limit);
        }

        return tags;
    }

    /// <summary>Returns the tags with the highest limits that fit, each raised by one in turn.</summary>
    private static ImportedTag[] Grown(ImportedTag[] tags, IReadOnlyList<ImportedTag> wanted, long max)
    {
        Dictionary<string, ImportedTag> full = wanted.ToDictionary(tag => tag.Name);
        for (bool hasGrown = true; hasGrown;)
        {
            hasGrown = false;
            for (int i = 0; i < tags.Length; i++)
            {
                ImportedTag smaller = tags[i];
                if (!smaller.IsOpen || smaller.Limit >= full[smaller.Name].Limit)
                {
                    continue;
                }

                tags[i] = smaller with { Limit = smaller.Limit + 1 };
                bool fits = Fits(tags, max);
                tags[i] = fits ? tags[i] : smaller;
                hasGrown |= fits;
            }
        }

        return tags;
    }

    private static ImportedTag AtMost(ImportedTag tag, int limit) => tag.IsOpen ? tag with { Limit = Math.Min(tag.Limit, limit) } : tag;

    private static ImportedTag Opened(ImportedTag tag, int limit) => tag with { Set = null, Values = [], Limit = limit };

    private static bool Fits(IEnumerable<ImportedTag> tags, long max) => ImportedTag.Combinations(tags) <= max;
}
