using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Hands what is collected to the target of the moment. Only the target is replaced when the operator changes where and how to push: the
/// reader and what it has counted go on, so that nothing is lost or given twice, under any temporality.
/// </summary>
/// <param name="health">Knows how the last exports went.</param>
/// <param name="filter">Leaves out what is off.</param>
internal sealed class PushExporter(ExportHealth health, ExportFilter filter) : BaseExporter<Metric>
{
    private readonly Lock gate = new();
    private PushTarget? target;

    /// <summary>Pushes to another target from now on; to none while pushing is off, and then what is collected is for nobody.</summary>
    public void Target(PushTarget? next)
    {
        PushTarget? previous;
        lock (gate)
        {
            previous = target;
            target = next;
        }

        previous?.Dispose();
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        lock (gate)
        {
            // Asked of each collection, also of one for nobody, as it remembers what was on.
            Batch<Metric> wanted = filter.Of(batch);
            if (target is null)
            {
                return ExportResult.Success;
            }

            health.Begin();
            long start = Stopwatch.GetTimestamp();
            ExportResult result = target.Export(wanted);
            Record(result, Stopwatch.GetElapsedTime(start));
            health.End(result == ExportResult.Success);
            return result;
        }
    }

    private static void Record(ExportResult result, TimeSpan elapsed)
    {
        if (result == ExportResult.Success)
        {
            RuntimeEvents.Instrumentation.PushSucceeded(elapsed);
        }
        else
        {
            RuntimeEvents.Instrumentation.PushFailed(elapsed);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Target(null);
        }
    }
}
