using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Removes disabled metrics from a batch. The SDK continues to collect them, so it keeps its baselines and they return without a gap. Used
/// by one export at a time.
/// </summary>
/// <param name="collection">Tracks which metrics of catalogues were enabled when the batch was collected.</param>
/// <param name="lists">The instruments of other meters to export.</param>
internal sealed class ExportFilter(PipelineCollection collection, InstrumentLists lists)
{
    private readonly HashSet<(string Meter, string Instrument)> othersThatWereOn = [];
    private volatile InstrumentLists lists = lists;

    /// <summary>Gets or sets the instruments of other meters to export, starting with the next batch.</summary>
    public InstrumentLists Lists
    {
        get => lists;
        set => lists = value;
    }

    /// <summary>
    /// Returns the enabled metrics of a batch, and remaining differences of disabled ones, which were recorded before they were disabled.
    /// </summary>
    public Batch<Metric> Of(in Batch<Metric> batch)
    {
        var wanted = new Metric[batch.Count];
        int count = 0;
        foreach (Metric metric in batch)
        {
            if (IsOn(metric.MeterName, metric.Name, out bool isOwed) || (isOwed && HasDifference(metric)))
            {
                wanted[count++] = metric;
            }
        }

        return new Batch<Metric>(wanted, count);
    }

    private bool IsOn(string meter, string instrument, out bool isOwed)
    {
        if (collection.Has(meter, instrument))
        {
            isOwed = collection.IsOwed(meter, instrument);
            return collection.IsOn(meter, instrument);
        }

        isOwed = othersThatWereOn.Remove((meter, instrument));
        bool isOn = lists.IsOn(meter, instrument);
        if (isOn)
        {
            othersThatWereOn.Add((meter, instrument));
        }

        return isOn;
    }

    private static bool HasDifference(Metric metric)
    {
        if (metric.Temporality != AggregationTemporality.Delta)
        {
            return false;
        }

        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            bool isZero = metric.MetricType switch
            {
                MetricType.LongSum => point.GetSumLong() == 0,
                MetricType.DoubleSum => point.GetSumDouble() == 0,
                MetricType.Histogram or MetricType.ExponentialHistogram => point.GetHistogramCount() == 0,
                _ => true,
            };
            if (!isZero)
            {
                return true;
            }
        }

        return false;
    }
}
