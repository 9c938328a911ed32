namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>The kind of a metric, as far as its format tells it.</summary>
internal enum SeenKind
{
    /// <summary>The format does not tell: an untyped metric.</summary>
    Unknown,

    /// <summary>A sum that only grows.</summary>
    Counter,

    /// <summary>A sum that grows and shrinks.</summary>
    UpDownCounter,

    /// <summary>The last value.</summary>
    Gauge,

    /// <summary>A gauge of Prometheus: it has no other type for an up-down-counter.</summary>
    GaugeOrUpDownCounter,

    /// <summary>A histogram with boundaries.</summary>
    Histogram,

    /// <summary>A histogram whose format has no boundaries for native buckets, or one without buckets.</summary>
    HistogramWithoutBuckets,

    /// <summary>A base-2 exponential histogram.</summary>
    ExponentialHistogram,

    /// <summary>Quantiles.</summary>
    Summary,
}
