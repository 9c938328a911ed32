using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Exporting;

/// <summary>How large a catalogue is.</summary>
/// <param name="Families">Families of events.</param>
/// <param name="Events">Events.</param>
/// <param name="Counted">Events with a counter of their own.</param>
/// <param name="Enabled">Events that are on until the operator says otherwise.</param>
/// <param name="Declared">Declared metrics.</param>
/// <param name="Series">Time series that all metrics together can have at worst, buckets included.</param>
public sealed record CatalogueCounts(int Families, int Events, int Counted, int Enabled, int Declared, long Series)
{
    /// <summary>Counts.</summary>
    public static CatalogueCounts Of(CatalogueModel catalogue)
    {
        EventModel[] events = [.. catalogue.Families.SelectMany(family => family.Events)];
        IReadOnlyList<ExportedMetric> metrics = ExportedMetric.Of(catalogue);
        return new CatalogueCounts(
            catalogue.Families.Count,
            events.Length,
            events.Count(item => item.Counted),
            events.Count(item => item.Enabled),
            catalogue.Metrics.Count,
            metrics.Sum(metric => metric.TimeSeries));
    }

    /// <summary>In a few words.</summary>
    public string Describe() =>
        $"{Plural(Events, "event", "events")} of {Plural(Families, "family", "families")} and {Plural(Declared, "metric", "metrics")}";

    private static string Plural(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
