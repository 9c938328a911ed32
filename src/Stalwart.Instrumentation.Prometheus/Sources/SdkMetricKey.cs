using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>Identifies a metric of the SDK.</summary>
internal readonly record struct SdkMetricKey(
    string Meter, string Version, string Name, MetricType Type, string Unit, string Description, string MeterTags)
{
    public static SdkMetricKey Of(Metric metric) => new(
        metric.MeterName,
        metric.MeterVersion,
        metric.Name,
        metric.MetricType,
        metric.Unit,
        metric.Description,
        metric.MeterTags is null ? "" : string.Join('\n', metric.MeterTags.Select(tag => $"{tag.Key}\t{tag.Value}")));
}
