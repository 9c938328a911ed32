using Stalwart.Instrumentation.Hosting.SelfTelemetry;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>The runtime's own metrics about an exporter.</summary>
/// <param name="IsFailing">The metric <c>instrumentation.export-failing</c>.</param>
/// <param name="Lost">The metric <c>instrumentation.export-lost</c>.</param>
/// <param name="Rejected">The metric <c>instrumentation.export-rejected</c>.</param>
internal readonly record struct RuntimeMetrics(double IsFailing, double Lost, double Rejected)
{
    /// <summary>Reads the metrics of the whole process.</summary>
    /// <param name="exporter">The value of the tag <c>exporter</c>.</param>
    public static RuntimeMetrics Of(string exporter) =>
        new(Value("failing", exporter), Value("lost", exporter), Value("rejected", exporter));

    private static double Value(string name, string exporter) => RuntimeEvents.Catalogue.Snapshot().Series
        .Where(series => series.Metric.Name == $"instrumentation.export-{name}" && series.Tags.Any(tag => exporter.Equals(tag.Value)))
        .Sum(series => series.Value);
}
