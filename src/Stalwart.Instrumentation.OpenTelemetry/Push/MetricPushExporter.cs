using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Pushes the enabled metrics.</summary>
/// <param name="health">The health of the exports.</param>
/// <param name="filter">Removes disabled metrics.</param>
internal sealed class MetricPushExporter(ExportHealth health, ExportFilter filter) : PushExporter<Metric>(health)
{
    protected override Batch<Metric> Wanted(in Batch<Metric> batch) => filter.Of(batch);

    /// <summary>Returns the number of data points in a batch of metrics.</summary>
    protected override long Items(in Batch<Metric> batch)
    {
        long points = 0;
        foreach (Metric metric in batch)
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                points++;
            }
        }

        return points;
    }

    protected override void Exported(bool success, TimeSpan elapsed)
    {
        if (success)
        {
            RuntimeEvents.Instrumentation.PushSucceeded(elapsed);
        }
        else
        {
            RuntimeEvents.Instrumentation.PushFailed(elapsed);
        }
    }
}
