namespace Stalwart.Instrumentation.Prometheus.Tests.Conventions;

/// <summary>A metric of OpenTelemetry's semantic conventions.</summary>
internal sealed record ConventionMetric(
    string Name, MetricKind Kind, string Unit, string Brief, bool IsFloating, bool IsDeprecated, ConventionAttribute[] Attributes);
