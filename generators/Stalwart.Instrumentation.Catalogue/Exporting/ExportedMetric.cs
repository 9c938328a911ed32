using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Catalogue.Exporting;

/// <summary>An exported metric: the counter of a counted event, or a declared metric.</summary>
/// <param name="Metric">The name, kind, unit, boundaries and tags.</param>
/// <param name="Event">The event whose counter it is; <see langword="null"/> for a declared metric.</param>
/// <param name="Feeders">The events that update it.</param>
public sealed record ExportedMetric(MetricModel Metric, EventModel? Event, IReadOnlyList<EventModel> Feeders)
{
    /// <summary>The unit of the counters of events.</summary>
    public const string CounterUnit = "{event}";

    /// <summary>Gets the meter, which distinguishes it from metrics of other catalogues with the same name.</summary>
    public string Meter { get; init; } = "";

    /// <summary>Gets the name in Prometheus.</summary>
    public string PrometheusFamily { get; } = PrometheusName.Family(Metric.Name, Metric.Unit, Metric.Kind);

    /// <summary>Gets the max number of series; each series of a histogram is a set of buckets.</summary>
    public long Series { get; } = Metric.Series;

    /// <summary>Gets the max number of time series in a backend such as Prometheus, which <c>max-series</c> limits.</summary>
    public long TimeSeries => Series * MetricModel.SamplesOf(Metric.Kind, Metric.Buckets);

    /// <summary>Gets whether it is enabled by default.</summary>
    public bool IsOn => IsOnWith(feeder => feeder.Enabled);

    /// <summary>Returns whether it is enabled when only some events are.</summary>
    public bool IsOnWith(System.Func<EventModel, bool> isOn) =>
        FeederRule.Allows(Metric.Kind == MetricKind.UpDownCounter, Feeders.Count, Feeders.Count(feeder => !isOn(feeder)));

    /// <summary>Returns all metrics of a catalogue: the counters of events in the order of the file, then the declared metrics.</summary>
    public static IReadOnlyList<ExportedMetric> Of(CatalogueModel catalogue)
    {
        EventModel[] events = [.. catalogue.Families.SelectMany(family => family.Events)];
        ILookup<string, EventModel> feeders = events
            .SelectMany(item => item.Feeds.Select(feed => feed.Metric).Distinct().Select(metric => (metric, item)))
            .ToLookup(pair => pair.metric, pair => pair.item);
        return
        [
            .. events.Where(item => item.Counted).Select(item => new ExportedMetric(
                new MetricModel(item.CounterName, MetricKind.Counter, CounterUnit, item.Description, default, item.Tags, IsFloating: false)
                {
                    MaxSeries = item.MaxSeries,
                },
                item,
                [item])
            {
                Meter = catalogue.Meter,
            }),
            .. catalogue.Metrics.Select(metric => new ExportedMetric(metric, null, [.. feeders[metric.Name]]) { Meter = catalogue.Meter }),
        ];
    }
}
