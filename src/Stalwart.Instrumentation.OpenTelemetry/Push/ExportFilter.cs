using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Leaves out of a batch what the operator turned off. The SDK goes on collecting it, so that it loses no baseline and comes back as if it
/// had never been away. Used by one export at a time.
/// </summary>
/// <param name="collection">Knows what was on when the batch was collected.</param>
internal sealed class ExportFilter(PipelineCollection collection)
{
    /// <summary>Returns the metrics of a batch that are on. A difference is exported once more after its metric went off.</summary>
    public Batch<Metric> Of(in Batch<Metric> batch)
    {
        var wanted = new Metric[batch.Count];
        int count = 0;
        foreach (Metric metric in batch)
        {
            bool wasOn = collection.WasOn(metric.MeterName, metric.Name);
            if (metric.Temporality == AggregationTemporality.Delta ? wasOn : collection.IsOn(metric.MeterName, metric.Name))
            {
                wanted[count++] = metric;
            }
        }

        return new Batch<Metric>(wanted, count);
    }
}
