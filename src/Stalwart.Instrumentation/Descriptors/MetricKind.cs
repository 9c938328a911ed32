namespace Stalwart.Instrumentation;

/// <summary>Specifies the kind of a metric, in OpenTelemetry's terms.</summary>
public enum MetricKind
{
    /// <summary>A sum that only grows.</summary>
    Counter,

    /// <summary>A sum that grows and shrinks.</summary>
    UpDownCounter,

    /// <summary>The last value.</summary>
    Gauge,

    /// <summary>A distribution over buckets.</summary>
    Histogram,
}
