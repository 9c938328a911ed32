using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Catalogue.Exporting;

/// <summary>A metric as it leaves the process: the counter of a counted event, or a declared metric.</summary>
/// <param name="Metric">Name, kind, unit, boundaries and tags.</param>
/// <param name="Event">The event whose counter it is; <see langword="null"/> for a declared metric.</param>
/// <param name="Feeders">The events that change it.</param>
public sealed record ExportedMetric(MetricModel Metric, EventModel? Event, IReadOnlyList<EventModel> Feeders)
{
    /// <summary>The unit of an event's counter.</summary>
    public const string CounterUnit = "{event}";

    /// <summary>Gets the meter, which tells its series from those of another catalogue's metric with the same name.</summary>
    public string Meter { get; init; } = "";

    /// <summary>What the Prometheus exporter calls it.</summary>
    public string PrometheusFamily { get; } = PrometheusName.Family(Metric.Name, Metric.Unit, Metric.Kind);

    /// <summary>How many series it can have at worst; a histogram's series are each a set of buckets.</summary>
    public long Series { get; } = Metric.Series;

    /// <summary>How many time series a backend such as Prometheus keeps for it at worst: what <c>max-series</c> limits.</summary>
    public long TimeSeries => Series * MetricModel.SamplesOf(Metric.Kind, Metric.Buckets);

    /// <summary>Whether it is on until the operator says otherwise.</summary>
    public bool IsOn => IsOnWith(feeder => feeder.Enabled);

    /// <summary>Whether it is on when just some events are.</summary>
    public bool IsOnWith(System.Func<EventModel, bool> isOn) =>
        FeederRule.Allows(Metric.Kind == MetricKind.UpDownCounter, Feeders.Count, Feeders.Count(feeder => !isOn(feeder)));

    /// <summary>All metrics of a catalogue: the events' counters in the order of the file, then the declared ones.</summary>
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
