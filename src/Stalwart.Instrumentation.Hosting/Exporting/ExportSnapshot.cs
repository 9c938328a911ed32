namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>A snapshot of the status of one exporter.</summary>
/// <param name="Table">The operator's table of the exporter, such as <c>metrics.open-telemetry</c>.</param>
/// <param name="Target">The collector's endpoint without secrets, or the address and path of the scrape endpoint.</param>
/// <param name="State">The state of the exports.</param>
/// <param name="Since">When this state began.</param>
/// <param name="LastSuccess">When an export was last accepted in full.</param>
/// <param name="LastError">The reason for the last export that was not accepted in full, on one line and without secrets.</param>
/// <param name="LastErrorTime">When that export ended.</param>
/// <param name="Successes">The number of exports that were accepted in full.</param>
/// <param name="Failures">The number of exports that failed or were partly rejected.</param>
/// <param name="Rejected">The number of data points or log records that collectors rejected.</param>
/// <param name="Lost">The number of data points or log records in failed exports.</param>
internal sealed record ExportSnapshot(
    string Table,
    string Target,
    ExportState State,
    DateTimeOffset Since,
    DateTimeOffset? LastSuccess = null,
    string? LastError = null,
    DateTimeOffset? LastErrorTime = null,
    long Successes = 0,
    long Failures = 0,
    long Rejected = 0,
    long Lost = 0)
{
    /// <summary>Gets whether the operator needs to act.</summary>
    public bool IsUnhealthy => State is ExportState.Rejecting or ExportState.Failing or ExportState.NotServed;
}
