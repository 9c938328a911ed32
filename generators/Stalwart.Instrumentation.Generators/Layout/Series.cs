using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The arithmetic of series: a number in which each tag is a digit, the first the most significant.</summary>
internal static class Series
{
    public static int Count(IEnumerable<TagModel> tags) => tags.Aggregate(1, (product, tag) => product * tag.Size);

    /// <summary>The digits of a series' number; none without tags.</summary>
    public static EquatableArray<SeriesTerm> Terms(EquatableArray<TagModel> tags) =>
        new(tags.Select((tag, i) => new SeriesTerm(tag.Name, Count(tags.Skip(i + 1)))));
}
