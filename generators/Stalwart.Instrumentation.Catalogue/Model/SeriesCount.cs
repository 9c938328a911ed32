using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>How many series a metric can have.</summary>
public static class SeriesCount
{
    /// <summary>Returns how many combinations of values tags can have; at most <see cref="long.MaxValue"/>.</summary>
    public static long Combinations(EquatableArray<TagModel> tags) => tags.Aggregate(
        1L, (product, tag) => product > long.MaxValue / tag.Size ? long.MaxValue : product * tag.Size);

    /// <summary>Returns how many series a metric has room for: one per combination, or the limit and one for the overflow.</summary>
    /// <param name="tags">The tags of the metric.</param>
    /// <param name="maxSeries">How many combinations a sparse metric keeps; 0 for others.</param>
    public static long Of(EquatableArray<TagModel> tags, int maxSeries) => maxSeries > 0 ? maxSeries + 1L : Combinations(tags);
}
