using OpenTelemetry;
using OpenTelemetry.Logs;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>Pushes batches of log records, and counts the records on their way.</summary>
/// <param name="health">Knows how the last exports went.</param>
internal sealed class LogPushExporter(ExportHealth health) : PushExporter<LogRecord>(health)
{
    private readonly ExportHealth health = health;
    private long waiting;

    /// <summary>Gets how many records are expected that no export has had.</summary>
    public long Waiting => Interlocked.Read(ref waiting);

    /// <summary>One more record comes.</summary>
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
