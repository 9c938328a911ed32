namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>Metrics that are read together. Not thread-safe.</summary>
internal abstract class MetricSet
{
    /// <summary>Gets the metrics that there are so far; a reading may add some at the end, and never takes one away.</summary>
    public abstract IReadOnlyList<MetricValues> Metrics { get; }

    /// <summary>Reads everything that was recorded before the call.</summary>
    public abstract void Read();
}
