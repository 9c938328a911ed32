using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Semantics.Tests.Observed;

/// <summary>The SDK's exports of metrics that the program keeps.</summary>
[Collection(KeptEventsGroup.Name)]
public sealed class ObservedExportTests
{
    [Fact]
    public void Totals_and_gauges_are_exported_with_their_kind_and_exact_value()
    {
        using IDisposable accepted = KeptEvents.Counters.NetAccepted.Observe(() => 9_007_199_254_740_993);
        using IDisposable time = KeptEvents.Counters.CpuTime.Observe(() => 1.5);
        using IDisposable open = KeptEvents.UpDownCounters.NetOpen.Observe(() => -2);
        using IDisposable size = KeptEvents.Gauges.PoolSize.Observe(Pool.Reading, true, () => 4);
        using var sdk = new Exported(MetricReaderTemporalityPreference.Cumulative);
        Assert.Equal(
            [
                "cpu.time DoubleSum 1.5",
                "net.accepted LongSum 9007199254740993",
                "net.open LongSumNonMonotonic -2",
                "pool.size DoubleGauge pool=reading shared=True 4",
            ],
            sdk.Collect());
    }

    [Fact]
    public void Delta_of_an_observed_counter_is_its_increase()
    {
        long total = 5;
        using IDisposable accepted = KeptEvents.Counters.NetAccepted.Observe(() => total);
        using var sdk = new Exported(MetricReaderTemporalityPreference.Delta);
        Assert.Equal(["net.accepted LongSum 5"], sdk.Collect());
        total = 7;
        Assert.Equal(["net.accepted LongSum 2"], sdk.Collect());
    }

    [Fact]
    public void Callback_runs_once_per_collection_of_each_reader()
    {
        int calls = 0;
        using IDisposable accepted = KeptEvents.Counters.NetAccepted.Observe(() => ++calls);
        using var one = new Exported(MetricReaderTemporalityPreference.Cumulative);
        using var other = new Exported(MetricReaderTemporalityPreference.Cumulative);
        one.Collect();
        other.Collect();
        one.Collect();
        Assert.Equal(3, calls);
    }

    [Fact]
    public void Series_that_was_removed_before_a_collection_is_not_exported()
    {
        using IDisposable one = KeptEvents.Counters.DiskFaults.Observe("sda", () => 1);
        using IDisposable other = KeptEvents.Counters.DiskFaults.Observe("sdb", () => 2);
        KeptEvents.Counters.DiskFaults.Remove("sda");
        using var sdk = new Exported(MetricReaderTemporalityPreference.Cumulative);
        Assert.Equal(["disk.faults LongSum device=sdb 2"], sdk.Collect());
    }

    [Theory]
    [InlineData(MetricReaderTemporalityPreference.Cumulative)]
    [InlineData(MetricReaderTemporalityPreference.Delta)]
    public void Series_that_is_removed_is_not_exported_again(MetricReaderTemporalityPreference temporality)
    {
        long total = 1;
        using IDisposable one = KeptEvents.Counters.DiskFaults.Observe("sda", () => 1);
        using IDisposable other = KeptEvents.Counters.DiskFaults.Observe("sdb", () => total++);
        using var sdk = new Exported(temporality);
        Assert.Equal(["disk.faults LongSum device=sda 1", "disk.faults LongSum device=sdb 1"], sdk.Collect());
        KeptEvents.Counters.DiskFaults.Remove("sda");
        string after = temporality == MetricReaderTemporalityPreference.Delta ? "1" : "2";
        Assert.Equal([$"disk.faults LongSum device=sdb {after}"], sdk.Collect());
    }

    private sealed class Exported : IDisposable
    {
        private readonly LastExport export = new();
        private readonly BaseExportingMetricReader reader;
        private readonly MeterProvider provider;

        public Exported(MetricReaderTemporalityPreference temporality)
        {
            reader = new BaseExportingMetricReader(export) { TemporalityPreference = temporality };
            provider = Sdk.CreateMeterProviderBuilder().AddEventCatalogue(KeptEvents.Catalogue).AddReader(reader).Build();
        }

        public string[] Collect()
        {
            export.Series = [];
            Assert.True(reader.Collect());
            return [.. export.Series.Order(StringComparer.Ordinal)];
        }

        public void Dispose()
        {
            provider.Dispose();
            reader.Dispose();
            export.Dispose();
        }
    }

    private sealed class LastExport : BaseExporter<Metric>
    {
        public List<string> Series { get; set; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                if (metric.Name == "cart.seen")
                {
                    // The counter of an event, which other tests record.
                    continue;
                }

                foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                {
                    string tags = "";
                    foreach (KeyValuePair<string, object?> pair in point.Tags)
                    {
                        tags += $" {pair.Key}={pair.Value}";
                    }

                    Series.Add($"{metric.Name} {metric.MetricType}{tags} {Value(metric.MetricType, point)}");
                }
            }

            return ExportResult.Success;
        }

        private static string Value(MetricType type, in MetricPoint point) => type switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble().ToString(CultureInfo.InvariantCulture),
            _ => point.GetGaugeLastValueDouble().ToString(CultureInfo.InvariantCulture),
        };
    }
}
