namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>What is known of one exporter at one moment.</summary>
/// <param name="Table">The operator's table of the exporter, such as <c>metrics.open-telemetry</c>.</param>
/// <param name="Target">The collector's endpoint without secrets, or the address and path of the scrape endpoint.</param>
/// <param name="State">How the exports go.</param>
/// <param name="Since">When this state began.</param>
/// <param name="LastSuccess">When an export was last accepted in full.</param>
/// <param name="LastError">Why the last export that was not accepted in full was not, on one line and without secrets.</param>
/// <param name="LastErrorTime">When that export ended.</param>
/// <param name="Successes">How many exports were accepted in full.</param>
/// <param name="Failures">How many exports were not accepted in full.</param>
/// <param name="Rejected">How many data points or log records collectors rejected.</param>
/// <param name="Lost">How many data points or log records failed exports had.</param>
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
    /// <summary>Gets whether the operator has something to do.</summary>
    public bool IsUnhealthy => State is ExportState.Rejecting or ExportState.Failing or ExportState.NotServed;
}
