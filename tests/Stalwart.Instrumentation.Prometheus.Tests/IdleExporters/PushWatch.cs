using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>Makes a host push, and sums what arrives; no total may decrease or restart, and no delta may be negative or overlap.</summary>
internal sealed class PushWatch(TestHost host, OtlpReceiver receiver, string temporality, EventSnapshot before) : IItemWatch
{
    private readonly Dictionary<string, double> sums = [];
    private readonly Dictionary<string, (ulong Start, ulong Time)> times = [];
    private readonly Dictionary<string, double> highest = [];
    private readonly Dictionary<string, double> last = [];

    /// <summary>A pipeline that is not the first of the process has the values of histograms since its own start.</summary>
    public IReadOnlyDictionary<string, double> Earlier { get; } = ItemTotals.Of(before, IsHistogram);

    /// <summary>Up-down-counters and gauges are always totals.</summary>
    public bool IsDifference(string metric) => temporality switch
    {
        "delta" => IsHistogram(metric) || IdleEvents.Catalogue.Metrics.Single(one => one.Name == metric).Kind == MetricKind.Counter,
        "low-memory" => IsHistogram(metric),
        _ => false,
    };

    public async Task<IReadOnlyDictionary<string, double>> ReadAsync()
    {
        Assert.True(await Task.Run(host.Services.GetRequiredService<EventMetrics>().Flush), string.Join('\n', host.Log.PushLines));
        foreach (Received push in receiver.TakeAll())
        {
            Take(push);
        }

        return last.Concat(sums).ToDictionary();
    }

    private static bool IsHistogram(string metric) =>
        IdleEvents.Catalogue.Metrics.Single(one => one.Name == metric).Kind == MetricKind.Histogram;

    private void Take(Received push)
    {
        last.Clear();
        foreach (OtlpMetric metric in push.Metrics)
        {
            switch (metric.DataCase)
            {
                case OtlpMetric.DataOneofCase.Histogram:
                    TakeHistogram(metric);
                    break;
                case OtlpMetric.DataOneofCase.Sum:
                    TakeNumbers(metric, metric.Sum.AggregationTemporality, metric.Sum.DataPoints);
                    break;
                default:
                    TakeNumbers(metric, AggregationTemporality.Unspecified, metric.Gauge.DataPoints);
                    break;
            }
        }
    }

    private void TakeHistogram(OtlpMetric metric)
    {
        foreach (HistogramDataPoint point in metric.Histogram.DataPoints)
        {
            var samples = new Dictionary<string, double>();
            ItemTotals.AddHistogram(
                samples,
                metric.Name,
                Labels(point.Attributes),
                point.Sum,
                point.BucketCounts.Select(bucket => (long)bucket),
                point.ExplicitBounds);
            Take(metric.Histogram.AggregationTemporality, samples, point.StartTimeUnixNano, point.TimeUnixNano);
        }
    }

    private void TakeNumbers(OtlpMetric metric, AggregationTemporality kind, IEnumerable<NumberDataPoint> points)
    {
        foreach (NumberDataPoint point in points)
        {
            double value = point.ValueCase == NumberDataPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble;
            var samples = new Dictionary<string, double> { [ItemTotals.Name(metric.Name, Labels(point.Attributes))] = value };
            Take(kind, samples, point.StartTimeUnixNano, point.TimeUnixNano);
        }
    }

    /// <summary>Reads a point, which is one sample or those of a histogram.</summary>
    private void Take(AggregationTemporality kind, Dictionary<string, double> samples, ulong start, ulong time)
    {
        string series = samples.Last().Key;
        if (kind != AggregationTemporality.Unspecified && times.TryGetValue(series, out (ulong Start, ulong Time) before))
        {
            Assert.True(
                kind == AggregationTemporality.Delta ? start >= before.Time : start == before.Start,
                $"{series} from {start} to {time} after {before}, {kind}");
        }

        times[series] = (start, time);
        foreach ((string name, double value) in samples)
        {
            if (kind == AggregationTemporality.Delta)
            {
                Assert.True(value >= 0, $"{name} {value}");
                sums[name] = sums.GetValueOrDefault(name) + value;
            }
            else
            {
                Assert.True(value >= highest.GetValueOrDefault(name, value) || !ItemTotals.IsGrowing(name), $"{name} fell to {value}");
                highest[name] = value;
                last.Add(name, value);
            }
        }
    }

    private static string[] Labels(IEnumerable<KeyValue> attributes) =>
        [.. attributes.Select(attribute => ItemTotals.Label(attribute.Key, Value(attribute.Value)))];

    private static object Value(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue,
        AnyValue.ValueOneofCase.IntValue => value.IntValue,
        _ => value.StringValue,
    };
}
