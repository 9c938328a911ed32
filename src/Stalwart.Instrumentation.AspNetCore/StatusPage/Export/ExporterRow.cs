namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Export;

/// <summary>The status of one exporter, with times in Unix milliseconds.</summary>
/// <param name="Table">The operator's table of the exporter.</param>
/// <param name="Target">The collector's endpoint, or the address and path of the scrape endpoint.</param>
/// <param name="State">The name of the state, in lowercase with hyphens.</param>
/// <param name="Unhealthy">Whether the operator needs to act.</param>
/// <param name="Since">When this state began.</param>
/// <param name="LastSuccess">When an export was last accepted in full.</param>
/// <param name="LastError">The reason for the last export that was not accepted in full.</param>
/// <param name="LastErrorTime">When that export ended.</param>
/// <param name="Successes">The number of exports that were accepted in full.</param>
/// <param name="Failures">The number of exports that failed or were partly rejected.</param>
/// <param name="Rejected">The number of data points or log records that collectors rejected.</param>
/// <param name="Lost">The number of data points or log records in failed exports.</param>
internal sealed record ExporterRow(
    string Table,
    string Target,
    string State,
    bool Unhealthy,
    long Since,
    long? LastSuccess,
    string? LastError,
    long? LastErrorTime,
    long Successes,
    long Failures,
    long Rejected,
    long Lost);
