using OpenTelemetry;
using OpenTelemetry.Logs;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>Pushes batches of log records, and counts the records in transit.</summary>
/// <param name="health">The health of the exports.</param>
internal sealed class LogPushExporter(ExportHealth health) : PushExporter<LogRecord>(health)
{
    private readonly ExportHealth health = health;
    private long waiting;

    /// <summary>Gets the number of records that are queued for an export.</summary>
    public long Waiting => Interlocked.Read(ref waiting);

    /// <summary>Counts one more queued record.</summary>
    public void Expect() => Interlocked.Increment(ref waiting);

    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        long items = batch.Count;
        try
        {
            // Meanwhile further records wait, and records beyond the limit are dropped and counted.
            health.Pause.Wait();
            return base.Export(batch);
        }
        finally
        {
            Interlocked.Add(ref waiting, -items);
        }
    }
}
