using System.Diagnostics;
using OpenTelemetry;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Passes batches to the current target. If the operator changes the target or the connection, only the target is replaced; the reader
/// continues, so nothing is lost or pushed twice.
/// </summary>
/// <param name="health">The health of the exports.</param>
internal abstract class PushExporter<T>(ExportHealth health) : BaseExporter<T>
    where T : class
{
    private readonly Lock gate = new();
    private PushTarget<T>? target;

    /// <summary>Switches to another target, or to none while pushes are disabled; batches are then discarded.</summary>
    /// <param name="next">The target.</param>
    /// <param name="endpoint">Its endpoint. A push in progress is reported with the endpoint that it uses.</param>
    public void Target(PushTarget<T>? next, Uri? endpoint)
    {
        PushTarget<T>? previous;
        lock (gate)
        {
            previous = target;
            target = next;
            health.Target(endpoint);
        }

        previous?.Dispose();
    }

    public override ExportResult Export(in Batch<T> batch)
    {
        lock (gate)
        {
            // Called for each batch, even a discarded one, because a filter tracks what was enabled.
            Batch<T> wanted = Wanted(batch);
            if (target is null)
            {
                return ExportResult.Success;
            }

            health.Begin();
            long start = Stopwatch.GetTimestamp();
            ExportResult result = target.Export(wanted);
            bool success = result == ExportResult.Success;
            Exported(success, Stopwatch.GetElapsedTime(start));
            health.End(success, success ? 0 : Items(wanted));
            return result;
        }
    }

    /// <summary>Waits until no export is running.</summary>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>Whether none is running.</returns>
    public bool Wait(TimeSpan timeout)
    {
        if (!gate.TryEnter(timeout))
        {
            return false;
        }

        gate.Exit();
        return true;
    }

    /// <summary>Returns the items of a batch to push.</summary>
    protected virtual Batch<T> Wanted(in Batch<T> batch) => batch;

    /// <summary>Returns the number of items of a batch that a collector would count.</summary>
    protected virtual long Items(in Batch<T> batch) => batch.Count;

    /// <summary>Called when a push has ended.</summary>
    protected virtual void Exported(bool success, TimeSpan elapsed)
    {
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            lock (gate)
            {
                target?.Dispose();
                target = null;
            }
        }
    }
}
