using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The arithmetic of series: a number in which each tag is a digit, the first the most significant.</summary>
internal static class Series
{
    /// <summary>How many series an event's counter has cells for.</summary>
    public static int Count(EventModel item) => checked((int)item.Series);

    /// <summary>How many series a declared metric has cells or values for.</summary>
    public static int Count(MetricModel metric) => checked((int)metric.Series);

    /// <summary>The digits of a series' number; none without tags.</summary>
    public static EquatableArray<SeriesTerm> Terms(EquatableArray<TagModel> tags) =>
        new(tags.Select((tag, i) => new SeriesTerm(tag.Name, Stride(tags.Skip(i + 1)))));

    private static long Stride(IEnumerable<TagModel> tags) => SeriesCount.Combinations(new EquatableArray<TagModel>(tags));
}
