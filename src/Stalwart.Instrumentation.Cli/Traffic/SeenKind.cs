namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>The kind of a metric, as far as the format has kinds.</summary>
internal enum SeenKind
{
    /// <summary>Unknown: an untyped metric.</summary>
    Unknown,

    /// <summary>A sum that only increases.</summary>
    Counter,

    /// <summary>A sum that increases and decreases.</summary>
    UpDownCounter,

    /// <summary>The last value.</summary>
    Gauge,

    /// <summary>A Prometheus gauge, which may be an up-down-counter too.</summary>
    GaugeOrUpDownCounter,

    /// <summary>A histogram with boundaries.</summary>
    Histogram,

    /// <summary>A histogram without boundaries: native buckets in a format that cannot express them, or no buckets at all.</summary>
    HistogramWithoutBuckets,

    /// <summary>A base-2 exponential histogram.</summary>
    ExponentialHistogram,

    /// <summary>Quantiles.</summary>
    Summary,
}
