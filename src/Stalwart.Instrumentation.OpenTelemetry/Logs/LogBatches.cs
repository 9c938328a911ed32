using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>
/// Collects records in batches for their export, on a thread of its own. Knows how many wait, so that a record that finds no room is
/// counted: the SDK drops it, and tells how many at the end of the process. Thread-safe.
/// </summary>
internal sealed class LogBatches : BatchLogRecordExportProcessor
{
    /// <summary>How many records may wait: as many as wait for the logging providers of a host.</summary>
    public const int Capacity = 8192;

    /// <summary>How many records one export has at most.</summary>
    public const int MaxBatchSize = 512;

    /// <summary>The SDK's default; its processor does not use it, and the client of the exporter has a timeout.</summary>
    private const int MaxTimeout = 30_000;

    private readonly LogPushExporter pushes;

    /// <param name="pushes">Pushes a batch.</param>
    /// <param name="writers">How many threads hand records in; each may have found the last free place.</param>
    /// <param name="interval">The time between two exports.</param>
    public LogBatches(LogPushExporter pushes, int writers, TimeSpan interval)
        : base(pushes, Capacity + writers, (int)interval.TotalMilliseconds, MaxTimeout, MaxBatchSize) => this.pushes = pushes;

    /// <summary>Gets how many records wait, those of an export under way among them.</summary>
    public long Waiting => pushes.Waiting;

    /// <summary>Gets whether there is room for one more record.</summary>
    public bool HasRoom => Waiting < Capacity;

    public override void OnEnd(LogRecord data)
    {
        pushes.Expect();
        base.OnEnd(data);
    }
}
