using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>
/// Batches records for their export, on a dedicated thread. Tracks the number of waiting records, so a record for which the queue has no
/// room is counted; the SDK would drop it and report only the total when the process ends. Thread-safe.
/// </summary>
internal sealed class LogBatches : BatchLogRecordExportProcessor
{
    /// <summary>The max number of waiting records, the same as for the logging providers of a host.</summary>
    public const int Capacity = 8192;

    /// <summary>The max number of records per export.</summary>
    public const int MaxBatchSize = 512;

    /// <summary>The SDK's default, which its processor does not use; the exporter's client has its own timeout.</summary>
    private const int MaxTimeout = 30_000;

    private readonly LogPushExporter pushes;

    /// <param name="pushes">Pushes a batch.</param>
    /// <param name="writers">The number of threads that add records; each may have found the last free slot.</param>
    /// <param name="interval">The time between two exports.</param>
    public LogBatches(LogPushExporter pushes, int writers, TimeSpan interval)
        : base(pushes, Capacity + writers, (int)interval.TotalMilliseconds, MaxTimeout, MaxBatchSize) => this.pushes = pushes;

    /// <summary>Gets the number of waiting records, including those of an export in progress.</summary>
    public long Waiting => pushes.Waiting;

    /// <summary>Gets whether there is room for one more record.</summary>
    public bool HasRoom => Waiting < Capacity;

    public override void OnEnd(LogRecord data)
    {
        pushes.Expect();
        base.OnEnd(data);
    }
}
