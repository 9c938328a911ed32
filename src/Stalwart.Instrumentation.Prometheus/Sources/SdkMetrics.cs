using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>The metrics of other meters of the process, aggregated by the OpenTelemetry SDK.</summary>
/// <param name="collect">Collects everything recorded before the call; the points are read before the next call.</param>
internal sealed class SdkMetrics(Func<IReadOnlyList<Metric>> collect) : MetricSet
{
    private readonly Dictionary<SdkMetricKey, SdkValues> known = [];
    private readonly List<SdkValues> metrics = [];

    public override IReadOnlyList<MetricValues> Metrics => metrics;

    public override void Read()
    {
        IReadOnlyList<Metric> collected = collect();
        metrics.ForEach(metric => metric.Clear());
        foreach (Metric metric in collected)
        {
            if (SdkValues.CanRead(metric))
            {
                ValuesOf(metric).Add(metric);
            }
        }
    }

    /// <summary>To clients, a meter that is disposed and created again is the same one.</summary>
    private SdkValues ValuesOf(Metric metric)
    {
        SdkMetricKey key = SdkMetricKey.Of(metric);
        if (!known.TryGetValue(key, out SdkValues? values))
        {
            known.Add(key, values = new SdkValues(metric));
            metrics.Add(values);
        }

        return values;
    }
}
