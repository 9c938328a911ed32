namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>Metrics that are read together. Not thread-safe.</summary>
internal abstract class MetricSet
{
    /// <summary>Gets the metrics so far; a reading can append some, but never removes one.</summary>
    public abstract IReadOnlyList<MetricValues> Metrics { get; }

    /// <summary>Reads everything recorded before the call.</summary>
    public abstract void Read();
}
