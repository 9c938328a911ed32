using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>Other meters for an exporter that pulls.</summary>
public sealed class ProcessMetersTests : IDisposable
{
    private readonly OtherMeter other = new();

    public void Dispose() => other.Dispose();

    [Fact]
    public void Each_collection_has_the_totals_so_far_of_every_kind_of_instrument()
    {
        using var meters = new ProcessMeters([other.Name], [], Lists());
        Assert.Equal(["level"], meters.Collect().Select(metric => metric.Name));
        for (int i = 1; i <= 3; i++)
        {
            other.Record();
            IReadOnlyList<Metric> metrics = meters.Collect();
            Assert.Equal(["level", "open", "requests", "time"], metrics.Select(metric => metric.Name).Order(StringComparer.Ordinal));
            Assert.Equal(2 * i, Point(metrics, "requests").GetSumLong());
            Assert.Equal(i, Point(metrics, "open").GetSumLong());
            Assert.Equal(7.5, Point(metrics, "level").GetGaugeLastValueDouble());
            Assert.Equal(i, Point(metrics, "time").GetHistogramCount());
            Assert.All(
                metrics,
                metric => Assert.Equal(global::OpenTelemetry.Metrics.AggregationTemporality.Cumulative, metric.Temporality));
        }
    }

    [Fact]
    public void Disabled_instrument_is_absent_and_has_its_total_when_it_is_enabled_again()
    {
        using var meters = new ProcessMeters([other.Name], [], Lists($"{other.Name}/requests"));
        other.Record();
        Assert.DoesNotContain(meters.Collect(), metric => metric.Name == "requests");
        meters.Lists = Lists();
        other.Record();
        Assert.Equal(4, Point(meters.Collect(), "requests").GetSumLong());
    }

    [Fact]
    public void Catalogue_whose_meter_matches_a_pattern_is_excluded_from_the_SDK()
    {
        var test = new TestCatalogue();
        using var meters = new ProcessMeters([$"{test.Catalogue.MeterName[..^2]}*", other.Name], [test.Catalogue], Lists());
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        test.Spend(1);
        other.Record();
        Assert.Equal(["level", "open", "requests", "time"], meters.Collect().Select(metric => metric.Name).Order(StringComparer.Ordinal));
        Assert.False(test.Catalogue.Engine.Histogram("queue.time").Instrument!.Enabled);
    }

    private static InstrumentLists Lists(params string[] disabled) =>
        new(new EventPolicy { DisabledEvents = disabled }, new EventPolicy());

    private static MetricPoint Point(IReadOnlyList<Metric> metrics, string name)
    {
        foreach (ref readonly MetricPoint point in metrics.Single(metric => metric.Name == name).GetMetricPoints())
        {
            return point;
        }

        throw new InvalidOperationException($"'{name}' has no point.");
    }
}
