namespace Stalwart.Instrumentation;

/// <summary>Specifies the kind of a metric, in OpenTelemetry's terms.</summary>
public enum MetricKind
{
    /// <summary>A sum that only increases.</summary>
    Counter,

    /// <summary>A sum that increases and decreases.</summary>
    UpDownCounter,

    /// <summary>A current value.</summary>
    Gauge,

    /// <summary>A distribution of values over buckets.</summary>
    Histogram,
}
