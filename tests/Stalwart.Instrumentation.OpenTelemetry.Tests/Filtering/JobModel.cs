using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>What a <see cref="JobCatalogue"/> must export after any records and policies, in the simplest form.</summary>
internal sealed class JobModel
{
    private readonly Dictionary<string, Dictionary<string, ExportedPoint>> totals = [];
    private HashSet<string> disabled = [];

    /// <summary>The names that a policy can disable: those of the metrics, the two events among them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. ((string[])["job", "task"])
            .SelectMany(item => ((string[])["done", "time", "open", "level"]).Select(suffix => $"{item}.{suffix}")),
    ];

    /// <summary>Returns whether a push has a metric's difference from the push before, not its total.</summary>
    public static bool IsDifference(string metric, MetricReaderTemporalityPreference temporality) => temporality switch
    {
        MetricReaderTemporalityPreference.Delta => metric.EndsWith(".done", StringComparison.Ordinal) || IsHistogram(metric),
        MetricReaderTemporalityPreference.LowMemory => IsHistogram(metric),
        _ => false,
    };

    /// <summary>Returns whether a metric is on: an up-down-counter is without its event, too.</summary>
    public bool IsOn(string metric) =>
        !disabled.Contains(metric) && (metric.EndsWith(".open", StringComparison.Ordinal) || !disabled.Contains(EventOf(metric)));

    /// <summary>Returns a copy of the series of a metric.</summary>
    public Dictionary<string, ExportedPoint> Series(string metric) => new(totals.GetValueOrDefault(metric, []));

    public void Apply(IEnumerable<string> names)
    {
        HashSet<string> before = disabled;
        disabled = [.. names];
        foreach (string item in (string[])["job.done", "task.done"])
        {
            if (disabled.Contains(item) && !before.Contains(item))
            {
                totals.Remove(item.Replace("done", "level", StringComparison.Ordinal));
            }
        }
    }

    public void Record(int item, int kind, long amount, double value)
    {
        (string name, string series) = item == JobCatalogue.Job ? ("job", "") : ("task", JobCatalogue.Kinds[kind]);
        Add($"{name}.open", series, new ExportedPoint(amount, 0));
        if (disabled.Contains($"{name}.done"))
        {
            return;
        }

        Add($"{name}.done", series, new ExportedPoint(1, 0));
        totals.TryAdd($"{name}.level", []);
        totals[$"{name}.level"][series] = new ExportedPoint(value, 0);
        if (IsOn($"{name}.time"))
        {
            Add($"{name}.time", series, new ExportedPoint(value, 1));
        }
    }

    private static bool IsHistogram(string metric) => metric.EndsWith(".time", StringComparison.Ordinal);

    private static string EventOf(string metric) => metric.Split('.')[0] + ".done";

    private void Add(string metric, string series, ExportedPoint point)
    {
        totals.TryAdd(metric, []);
        totals[metric][series] = totals[metric].GetValueOrDefault(series) + point;
    }
}
