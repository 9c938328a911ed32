using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>Equivalent operations of other libraries.</summary>
internal static class Peers
{
    public const string MeterName = "peers";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Meter Unheard = new("nobody listens");

    public static readonly Counter<long> Plain = Meter.CreateCounter<long>("plain");
    public static readonly Counter<long> Other = Meter.CreateCounter<long>("other");
    public static readonly Counter<long> OneTag = Meter.CreateCounter<long>("one-tag");
    public static readonly Counter<long> TwoTags = Meter.CreateCounter<long>("two-tags");
    public static readonly Counter<long> ThreeTags = Meter.CreateCounter<long>("three-tags");
    public static readonly Counter<long> OpenTag = Meter.CreateCounter<long>("open-tag");
    public static readonly UpDownCounter<long> UpDown = Meter.CreateUpDownCounter<long>("up-down");
    public static readonly Gauge<double> Gauge = Meter.CreateGauge<double>("gauge");
    public static readonly Histogram<double> Histogram = Meter.CreateHistogram(
        "histogram",
        null,
        null,
        null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60] });
    public static readonly Histogram<double> TaggedHistogram = Meter.CreateHistogram(
        "tagged-histogram",
        null,
        null,
        null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.25, 0.5, 1, 5, 10, 60, 300, 600, 1800, 3600, 18000] });
    public static readonly Counter<long> NotHeard = Unheard.CreateCounter<long>("not-heard");
    public static readonly AlignmentCounter Generated = GeneratedMetrics.CreateAlignmentCounter(Meter);

    public static readonly global::Prometheus.Counter PrometheusPlain = global::Prometheus.Metrics.CreateCounter("plain", "Without labels");
    public static readonly global::Prometheus.Counter PrometheusThree = global::Prometheus.Metrics.CreateCounter(
        "three",
        "With labels",
        "policy",
        "spf",
        "dkim");
    public static readonly global::Prometheus.Counter.Child PrometheusChild = PrometheusThree.WithLabels("reject", "aligned", "absent");
}

/// <summary>The same values as the catalogue's enum, because one generator does not see the output of another.</summary>
internal enum Policies
{
    None,
    Quarantine,
    Reject,
}

/// <summary>The same values as the catalogue's enum.</summary>
internal enum Alignments
{
    Aligned,
    Misaligned,
    Absent,
}

/// <summary>The tags of one event, in the form that Microsoft.Extensions.Telemetry requires.</summary>
internal struct AlignmentTags
{
    public Policies Policy { get; set; }

    public Alignments Spf { get; set; }

    public Alignments Dkim { get; set; }
}

internal static partial class GeneratedMetrics
{
    [Counter<long>(typeof(AlignmentTags))]
    public static partial AlignmentCounter CreateAlignmentCounter(Meter meter);
}
