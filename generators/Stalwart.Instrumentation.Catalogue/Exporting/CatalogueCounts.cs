using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Exporting;

/// <summary>The size of a catalogue.</summary>
/// <param name="Families">The number of families.</param>
/// <param name="Events">The number of events.</param>
/// <param name="Counted">The number of events with their own counter.</param>
/// <param name="Enabled">The number of events that are enabled by default.</param>
/// <param name="Declared">The number of declared metrics.</param>
/// <param name="Series">The max number of time series of all metrics together, including buckets.</param>
public sealed record CatalogueCounts(int Families, int Events, int Counted, int Enabled, int Declared, long Series)
{
    /// <summary>Counts the parts of a catalogue.</summary>
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

    /// <summary>Returns a short summary for messages.</summary>
    public string Describe() =>
        $"{Plural(Events, "event", "events")} of {Plural(Families, "family", "families")} and {Plural(Declared, "metric", "metrics")}";

    private static string Plural(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
