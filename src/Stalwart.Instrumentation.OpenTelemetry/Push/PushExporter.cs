using System.Diagnostics;
using OpenTelemetry;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Hands batches to the target of the moment. Only the target is replaced when the operator changes where and how to push: what is before
/// it goes on, so that nothing is lost or given twice.
/// </summary>
/// <param name="health">Knows how the last exports went.</param>
internal abstract class PushExporter<T>(ExportHealth health) : BaseExporter<T>
    where T : class
{
    private readonly Lock gate = new();
    private PushTarget<T>? target;

    /// <summary>Pushes to another target from now on; to none while pushing is off, and then what is collected is for nobody.</summary>
    /// <param name="next">The target.</param>
    /// <param name="endpoint">Its endpoint. A push that runs meanwhile is reported with the endpoint that it goes to.</param>
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
            // Asked of each batch, also of one for nobody, as a filter remembers what was on.
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
    /// <returns>Whether none is.</returns>
    public bool Wait(TimeSpan timeout)
    {
        if (!gate.TryEnter(timeout))
        {
            return false;
        }

        gate.Exit();
        return true;
    }

    /// <summary>Returns the items of a batch that are pushed.</summary>
    protected virtual Batch<T> Wanted(in Batch<T> batch) => batch;

    /// <summary>Returns how many items a batch has that a collector would count.</summary>
    protected virtual long Items(in Batch<T> batch) => batch.Count;

    /// <summary>A push has ended.</summary>
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
