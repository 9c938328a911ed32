using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The arithmetic of series: the number of a series has one digit per tag, the most significant first.</summary>
internal static class Series
{
    /// <summary>Returns the number of series for which an event's counter has cells.</summary>
    public static int Count(EventModel item) => checked((int)item.Series);

    /// <summary>Returns the number of series for which a declared metric has cells or values.</summary>
    public static int Count(MetricModel metric) => checked((int)metric.Series);

    /// <summary>Returns the digits of a series' number; none without tags.</summary>
    public static EquatableArray<SeriesTerm> Terms(EquatableArray<TagModel> tags) =>
        new(tags.Select((tag, i) => new SeriesTerm(tag.Name, Stride(tags.Skip(i + 1)))));

    private static long Stride(IEnumerable<TagModel> tags) => SeriesCount.Combinations(new EquatableArray<TagModel>(tags));
}
