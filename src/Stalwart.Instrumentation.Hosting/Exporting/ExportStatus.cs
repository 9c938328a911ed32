namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>Tracks the status of one exporter, for logs, metrics, health checks and the status page. Thread-safe.</summary>
/// <param name="table">The operator's table of the exporter.</param>
/// <param name="clock">The clock.</param>
internal sealed class ExportStatus(string table, TimeProvider clock)
{
    private readonly Lock gate = new();
    private ExportSnapshot current = new(table, "", ExportState.Off, clock.GetUtcNow());

    /// <summary>Gets the operator's table of the exporter.</summary>
    public string Table => table;

    /// <summary>Gets the current snapshot.</summary>
    public ExportSnapshot Current => Volatile.Read(ref current);

    /// <summary>Records that the exporter was enabled, or its target changed.</summary>
    /// <param name="target">The target, without secrets.</param>
    public void TurnedOn(string target) => Change(before => before.Target == target && before.State != ExportState.Off
        ? before
        : To(before, ExportState.Waiting) with { Target = target });

    /// <summary>Records that the exporter was disabled.</summary>
    public void TurnedOff() => Change(before => To(before, ExportState.Off));

    /// <summary>Records that the endpoint is not mapped.</summary>
    public void NotServed() => Change(before => To(before, ExportState.NotServed));

    /// <summary>Records an export that was accepted in full.</summary>
    public void Succeeded() => Change(before => To(before, ExportState.Succeeding) with
    {
        LastSuccess = clock.GetUtcNow(),
        Successes = before.Successes + 1,
    });

    /// <summary>Records a failed export.</summary>
    /// <param name="reason">The reason, on one line and without secrets.</param>
    /// <param name="items">The number of its data points or log records.</param>
    public void Failed(string reason, long items) => Change(before => WithError(before, ExportState.Failing, reason) with
    {
        Lost = before.Lost + items,
    });

    /// <summary>Records an export that was partly rejected.</summary>
    /// <param name="reason">The collector's message, on one line and without secrets.</param>
    /// <param name="items">The number of rejected data points or log records.</param>
    public void Rejected(string reason, long items) => Change(before => WithError(before, ExportState.Rejecting, reason) with
    {
        Rejected = before.Rejected + items,
    });

    private ExportSnapshot WithError(ExportSnapshot before, ExportState state, string reason) => To(before, state) with
    {
        LastError = reason,
        LastErrorTime = clock.GetUtcNow(),
        Failures = before.Failures + 1,
    };

    private ExportSnapshot To(ExportSnapshot before, ExportState state) =>
        before.State == state ? before : before with { State = state, Since = clock.GetUtcNow() };

    private void Change(Func<ExportSnapshot, ExportSnapshot> change)
    {
        lock (gate)
        {
            Volatile.Write(ref current, change(current));
        }
    }
}
