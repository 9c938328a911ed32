using System.Globalization;
using Stalwart.Instrumentation.Cli.Traffic;
using Stalwart.Instrumentation.OtlpProtocol;
using Points = System.Collections.Generic.IReadOnlyList<Stalwart.Instrumentation.Cli.Traffic.SeenPoint>;

namespace Stalwart.Instrumentation.Cli.Otlp;

/// <summary>Converts a push to metrics.</summary>
internal static class OtlpTraffic
{
    public static IReadOnlyList<SeenMetric> Read(ExportMetricsServiceRequest request) =>
    [
        .. from resource in request.ResourceMetrics
           from scope in resource.ScopeMetrics
           from metric in scope.Metrics
           select Read(metric, scope.Scope ?? new InstrumentationScope()),
    ];

    private static SeenMetric Read(OtlpMetric metric, InstrumentationScope scope)
    {
        (SeenKind kind, Points points) = Data(metric);
        return new SeenMetric(scope.Name, scope.Version, metric.Name, kind, metric.Unit, metric.Description, points);
    }

    private static (SeenKind Kind, Points Points) Data(OtlpMetric metric) => metric.DataCase switch
    {
        OtlpMetric.DataOneofCase.Sum => (
            metric.Sum.IsMonotonic ? SeenKind.Counter : SeenKind.UpDownCounter, [.. metric.Sum.DataPoints.Select(Point)]),
        OtlpMetric.DataOneofCase.Gauge => (SeenKind.Gauge, [.. metric.Gauge.DataPoints.Select(Point)]),
        OtlpMetric.DataOneofCase.Histogram => (
            HasBuckets(metric.Histogram) ? SeenKind.Histogram : SeenKind.HistogramWithoutBuckets,
            [
                .. metric.Histogram.DataPoints.Select(point => new SeenPoint(
                    Attributes(point.Attributes), Boundaries: point.BucketCounts.Count == 0 ? null : [.. point.ExplicitBounds])),
            ]),
        OtlpMetric.DataOneofCase.ExponentialHistogram => (
            SeenKind.ExponentialHistogram,
            [.. metric.ExponentialHistogram.DataPoints.Select(point => new SeenPoint(Attributes(point.Attributes)))]),
        OtlpMetric.DataOneofCase.Summary => (
            SeenKind.Summary, [.. metric.Summary.DataPoints.Select(point => new SeenPoint(Attributes(point.Attributes)))]),
        _ => (SeenKind.Unknown, []),
    };

    private static bool HasBuckets(Histogram histogram) =>
        histogram.DataPoints.Count == 0 || histogram.DataPoints.Any(point => point.BucketCounts.Count > 0);

    private static SeenPoint Point(NumberDataPoint point) => point.ValueCase switch
    {
        NumberDataPoint.ValueOneofCase.AsInt => new SeenPoint(Attributes(point.Attributes), point.AsInt),
        NumberDataPoint.ValueOneofCase.AsDouble => new SeenPoint(Attributes(point.Attributes), point.AsDouble, IsFloating: true),
        _ => new SeenPoint(Attributes(point.Attributes)),
    };

    private static SeenAttribute[] Attributes(IEnumerable<KeyValue> attributes) =>
        [.. attributes.Select(attribute => Attribute(attribute.Key, attribute.Value ?? new AnyValue()))];

    private static SeenAttribute Attribute(string name, AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => new(name, AttributeType.Text, value.StringValue),
        AnyValue.ValueOneofCase.BoolValue => new(name, AttributeType.Boolean, value.BoolValue ? "true" : "false"),
        AnyValue.ValueOneofCase.IntValue => new(name, AttributeType.Integer, value.IntValue.ToString(CultureInfo.InvariantCulture)),
        AnyValue.ValueOneofCase.DoubleValue => new(name, AttributeType.Number, value.DoubleValue.ToString(CultureInfo.InvariantCulture)),
        _ => new(name, AttributeType.Other, value.ToString()),
    };
}
