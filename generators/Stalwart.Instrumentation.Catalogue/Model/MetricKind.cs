namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The kind of a metric.</summary>
public enum MetricKind
{
    /// <summary>A total that only increases.</summary>
    Counter,

    /// <summary>A total that increases and decreases.</summary>
    UpDownCounter,

    /// <summary>The last value.</summary>
    Gauge,

    /// <summary>A distribution.</summary>
    Histogram,
}
