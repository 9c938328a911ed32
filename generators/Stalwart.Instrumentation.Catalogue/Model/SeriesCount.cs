using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>Calculates the max number of series of a metric.</summary>
public static class SeriesCount
{
    /// <summary>Returns the number of combinations of tag values, capped at <see cref="long.MaxValue"/>.</summary>
    public static long Combinations(EquatableArray<TagModel> tags) => tags.Aggregate(
        1L, (product, tag) => product > long.MaxValue / tag.Size ? long.MaxValue : product * tag.Size);

    /// <summary>Returns the max number of series: one per combination, or the limit and one for the overflow.</summary>
    /// <param name="tags">The tags of the metric.</param>
    /// <param name="maxSeries">How many combinations a sparse metric keeps; 0 for other metrics.</param>
    public static long Of(EquatableArray<TagModel> tags, int maxSeries) => maxSeries > 0 ? maxSeries + 1L : Combinations(tags);
}
