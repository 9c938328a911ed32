using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Leaves out of a batch what the operator turned off. The SDK goes on collecting it, so that it loses no baseline and comes back as if it
/// had never been away. Used by one export at a time.
/// </summary>
/// <param name="collection">Knows which metrics of catalogues were on when the batch was collected.</param>
/// <param name="lists">Which instruments of other meters are on.</param>
internal sealed class ExportFilter(PipelineCollection collection, InstrumentLists lists)
{
    private readonly HashSet<(string Meter, string Instrument)> othersThatWereOn = [];
    private volatile InstrumentLists lists = lists;

    /// <summary>Gets or sets which instruments of other meters are on, from the next batch on.</summary>
    public InstrumentLists Lists
    {
        get => lists;
        set => lists = value;
    }

    /// <summary>
    /// Returns the metrics of a batch that are on, and the differences of others: those were recorded before they went off.
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
