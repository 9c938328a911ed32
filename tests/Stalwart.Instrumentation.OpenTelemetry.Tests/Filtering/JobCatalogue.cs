namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>
/// Two events, each with a counter and each feeding a metric of every other kind; the second with a tag. Recorded in the same way as by
/// generated code.
/// </summary>
internal sealed class JobCatalogue
{
    public const int Job = 0, Task = 1;

    public static readonly string[] Kinds = ["fast", "slow"];

    private static readonly string[] Events = ["job.done", "task.done"];
    private static readonly TagDescriptor Kind = new("kind", TagKind.Closed, Kinds, 0);

    private readonly Dictionary<string, (MetricDescriptor Metric, int Gate)> places = [];

    public JobCatalogue()
    {
        List<MetricDescriptor> metrics = [];
        foreach (string suffix in (string[])["done", "time", "open", "level"])
        {
            metrics.Add(Describe($"job.{suffix}", [], metrics));
            metrics.Add(Describe($"task.{suffix}", [Kind], metrics));
        }

        Catalogue = new EventCatalogue(
            "test-" + Guid.NewGuid().ToString("N"),
            null,
            [.. Events.Select((name, i) => new EventDescriptor(name, (ushort)i, EventLevel.Info, "Done", true, true, Fed(name)))],
            [.. metrics]);
        for (int i = 0; i < metrics.Count; i++)
        {
            places.Add(metrics[i].Name, (metrics[i], i));
        }
    }

    public EventCatalogue Catalogue { get; }

    /// <summary>Records an event.</summary>
    /// <param name="item">The index of the event.</param>
    /// <param name="kind">The number of the tag's value; 0 for the event without a tag.</param>
    /// <param name="amount">The amount for the up-down-counter.</param>
    /// <param name="value">The time and the level.</param>
    public void Record(int item, int kind, long amount, double value)
    {
        string name = item == Job ? "job" : "task";
        CatalogueEngine engine = Catalogue.Engine;
        (MetricDescriptor open, _) = places[$"{name}.open"];
        engine.Add(open.FirstCell + (amount < 0 ? open.SeriesCount : 0) + kind, Math.Abs(amount));
        if (!engine.Source.Gates.IsOpen(item))
        {
            return;
        }

        engine.Add(places[$"{name}.done"].Metric.FirstCell + kind, 1);
        engine.Gauges.Set(places[$"{name}.level"].Metric.FirstCell + kind, value);
        if (engine.Source.Gates.IsOpen(places[$"{name}.time"].Gate))
        {
            engine.Record($"{name}.time", value, kind);
        }
    }

    private static string[] Fed(string name) =>
        [.. ((string[])["time", "open", "level"]).Select(suffix => $"{name.Split('.')[0]}.{suffix}")];

    private static MetricDescriptor Describe(string name, TagDescriptor[] tags, List<MetricDescriptor> before)
    {
        MetricKind kind = name.Split('.')[1] switch
        {
            "done" => MetricKind.Counter,
            "time" => MetricKind.Histogram,
            "open" => MetricKind.UpDownCounter,
            _ => MetricKind.Gauge,
        };
        int cell = kind == MetricKind.Gauge
            ? before.Where(metric => metric.Kind == kind).Sum(metric => metric.SeriesCount)
            : before.Sum(metric => metric.CellCount);
        return new MetricDescriptor(name, kind, "", "A metric", tags, cell, boundaries: kind == MetricKind.Histogram ? [1, 2] : null);
    }
}
