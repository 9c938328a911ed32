namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The kind of a metric.</summary>
public enum MetricKind
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Grows and shrinks.</summary>
    UpDownCounter,

    /// <summary>The last value.</summary>
    Gauge,

    /// <summary>A distribution.</summary>
    Histogram,
}
