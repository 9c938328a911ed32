using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Operator;
using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>
/// Assigns a gate to every event and a cell to every series. A family's events have consecutive gates and cells, numbered from the family's
/// first one, and its file only has the offsets; so a change in one family does not change the files of others.
/// </summary>
internal sealed record CatalogueLayout(CatalogueInput Catalogue, EquatableArray<FamilyInput> Families)
{
    public static CatalogueLayout Of(ClassModel type, CatalogueModel model)
    {
        int gate = 0;
        int cell = 0;
        int sparse = 0;
        var families = new List<FamilyLayout>();
        foreach (FamilyModel family in model.Families)
        {
            int sparseCounters = family.Events.Count(IsSparse);
            families.Add(new FamilyLayout(family.Name, gate, cell, sparseCounters > 0 ? sparse : null));
            gate += family.Events.Count;
            cell += family.Events.Where(item => item.Counted).Sum(Series.Count);
            sparse += sparseCounters;
        }

        Dictionary<string, int> cells = Cells(model, cell);
        Dictionary<string, int> values = Values(model);
        int gauges = 0;
        int kept = 0;
        int histograms = 0;
        var metrics = new List<MetricLayout>();
        foreach (MetricModel metric in model.Metrics)
        {
            int? ownSparse = metric.MaxSeries > 0 ? sparse++ : null;
            string? feeder = !metric.Tags.Any(tag => tag.HasEnum) ? null : metric.IsKept ? metric.Name : Feeder(model, metric.Name);
            if (values.TryGetValue(metric.Name, out int value))
            {
                int number = metric is { Kind: MetricKind.Gauge, Tags.Count: 0 } ? gauges++ : kept++;
                metrics.Add(new MetricLayout(metric, gate++, value, number, feeder, ownSparse));
            }
            else
            {
                int? number = metric.Kind == MetricKind.Histogram ? histograms++ : null;
                metrics.Add(new MetricLayout(metric, gate++, cells[metric.Name], number, feeder, ownSparse));
            }
        }

        IEnumerable<EventModel> events = model.Families.SelectMany(family => family.Events);
        IEnumerable<OpenTag> openTags = events.SelectMany(item => item.Tags)
            .Concat(model.Metrics.Where(metric => metric.IsKept).SelectMany(metric => metric.Tags))
            .Where(tag => tag.Kind == TagKind.Open)
            .Select(OpenTag.Of)
            .Distinct();
        var catalogue = new CatalogueInput(
            type,
            model.Meter,
            model.Version,
            new EquatableArray<EventName>(events.Select(item => new EventName(item.Name, item.Id, item.Formerly))),
            new EquatableArray<FamilyLayout>(families),
            new EquatableArray<MetricLayout>(metrics),
            new EquatableArray<TagSetModel>(model.TagSets),
            new EquatableArray<OpenTag>(openTags))
        {
            Sensitivities = new EquatableArray<string>(ReferencedNames.SensitivitiesIn(events)),
        };
        Dictionary<string, MetricModel> byName = model.Metrics.ToDictionary(metric => metric.Name);
        IEnumerable<FamilyInput> inputs = model.Families.Select(family => Family(type, family, byName));
        return new CatalogueLayout(catalogue, new EquatableArray<FamilyInput>(inputs));
    }

    private static bool IsSparse(EventModel item) => item is { Counted: true, MaxSeries: > 0 };

    /// <summary>
    /// Returns the first cell of each declared metric. Metrics that are read together are adjacent: first up-down-counters, which
    /// are read more than once, and last histograms, which have the most cells.
    /// </summary>
    private static Dictionary<string, int> Cells(CatalogueModel model, int first)
    {
        var cells = new Dictionary<string, int>();
        foreach (MetricKind kind in new[] { MetricKind.UpDownCounter, MetricKind.Counter, MetricKind.Histogram })
        {
            foreach (MetricModel metric in model.Metrics.Where(metric => metric.Kind == kind && !metric.IsKept))
            {
                cells.Add(metric.Name, first);
                int series = Series.Count(metric);
                first += kind switch
                {
                    MetricKind.Counter => series,
                    MetricKind.UpDownCounter => 2 * series,
                    _ => new HistogramLayout(series, metric.Buckets.Count, metric.IsNative).CellCount,
                };
            }
        }

        return cells;
    }

    /// <summary>Returns the first value of each gauge and of each total that the program keeps, which have no cells.</summary>
    private static Dictionary<string, int> Values(CatalogueModel model)
    {
        var values = new Dictionary<string, int>();
        int next = 0;
        foreach (MetricModel metric in model.Metrics.Where(metric => metric.Kind == MetricKind.Gauge)
            .Concat(model.Metrics.Where(metric => metric.IsKept && metric.Kind != MetricKind.Gauge)))
        {
            values.Add(metric.Name, next);
            next += Series.Count(metric);
        }

        return values;
    }

    private static string Feeder(CatalogueModel model, string metric) => model.Families.SelectMany(family => family.Events)
        .First(item => item.Feeds.Any(feed => feed.Metric == metric))
        .Name;

    private static FamilyInput Family(ClassModel type, FamilyModel family, Dictionary<string, MetricModel> metrics)
    {
        int cell = 0;
        int sparse = 0;
        var events = new List<EventLayout>();
        foreach (EventModel item in family.Events)
        {
            IEnumerable<FeedLayout> feeds = item.Feeds.Select(feed => FeedLayout.Of(feed, item, metrics[feed.Metric]));
            events.Add(new EventLayout(item, events.Count, cell, Series.Terms(item.Tags), new EquatableArray<FeedLayout>(feeds))
            {
                Sparse = IsSparse(item) ? sparse++ : null,
            });
            cell += item.Counted ? Series.Count(item) : 0;
        }

        return new FamilyInput(type, family.Name, new EquatableArray<EventLayout>(events));
    }
}
