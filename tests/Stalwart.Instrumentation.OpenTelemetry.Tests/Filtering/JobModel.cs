using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>A minimal model of the expected exports of a <see cref="JobCatalogue"/> after any records and policies.</summary>
/// <param name="exporters">The exporters with their own lists.</param>
internal sealed class JobModel(params JobExporter[] exporters)
{
    private readonly Dictionary<string, Dictionary<string, ExportedPoint>> totals = [];
    private HashSet<string> disabled = [];
    private HashSet<string> recorded = [.. Names];

    /// <summary>The names that the general list disables.</summary>
    public string[] Disabled => [.. disabled];

    /// <summary>The names that a policy can disable: those of the metrics, including the two events.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. ((string[])["job", "task"])
            .SelectMany(item => ((string[])["done", "time", "open", "level"]).Select(suffix => $"{item}.{suffix}")),
    ];

    /// <summary>Returns whether a push has a metric's delta instead of its total.</summary>
    public static bool IsDifference(string metric, MetricReaderTemporalityPreference temporality) => temporality switch
    {
        MetricReaderTemporalityPreference.Delta => metric.EndsWith(".done", StringComparison.Ordinal) || IsHistogram(metric),
        MetricReaderTemporalityPreference.LowMemory => IsHistogram(metric),
        _ => false,
    };

    /// <summary>Returns whether a metric is enabled; an up-down-counter is even if its event is disabled.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="exporter">The exporter; <see langword="null"/> for one without its own lists.</param>
    public bool IsOn(string metric, JobExporter? exporter = null) =>
        IsListed(metric, exporter) && (metric.EndsWith(".open", StringComparison.Ordinal) || IsListed(EventOf(metric), exporter));

    /// <summary>Returns a copy of the series of a metric.</summary>
    public Dictionary<string, ExportedPoint> Series(string metric) => new(totals.GetValueOrDefault(metric, []));

    /// <summary>Changes the general list, after those of the exporters.</summary>
    public void Apply(IEnumerable<string> names)
    {
        HashSet<string> before = recorded;
        disabled = [.. names];
        recorded = [.. Names.Where(name => IsOn(name) || exporters.Any(exporter => IsOn(name, exporter)))];
        foreach (string item in (string[])["job.done", "task.done"])
        {
            if (!recorded.Contains(item) && before.Contains(item))
            {
                totals.Remove(item.Replace("done", "level", StringComparison.Ordinal));
            }
        }

        foreach (JobExporter exporter in exporters)
        {
            exporter.Applied(this);
        }
    }

    public void Record(int item, int kind, long amount, double value)
    {
        (string name, string series) = item == JobCatalogue.Job ? ("job", "") : ("task", JobCatalogue.Kinds[kind]);
        Add($"{name}.open", series, new ExportedPoint(amount, 0));
        if (!recorded.Contains($"{name}.done"))
        {
            return;
        }

        Add($"{name}.done", series, new ExportedPoint(1, 0));
        totals.TryAdd($"{name}.level", []);
        totals[$"{name}.level"][series] = new ExportedPoint(value, 0);
        if (recorded.Contains($"{name}.time"))
        {
            Add($"{name}.time", series, new ExportedPoint(value, 1));
        }
    }

    private bool IsListed(string name, JobExporter? exporter) =>
        exporter?.Lists(name, !disabled.Contains(name)) ?? !disabled.Contains(name);

    private static bool IsHistogram(string metric) => metric.EndsWith(".time", StringComparison.Ordinal);

    private static string EventOf(string metric) => metric.Split('.')[0] + ".done";

    private void Add(string metric, string series, ExportedPoint point)
    {
        totals.TryAdd(metric, []);
        totals[metric][series] = totals[metric].GetValueOrDefault(series) + point;
    }
}
