namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Export;

/// <summary>One exporter; times are in Unix milliseconds.</summary>
/// <param name="Table">The operator's table of the exporter.</param>
/// <param name="Target">The collector's endpoint, or the address and path of the scrape endpoint.</param>
/// <param name="State">How the exports go: the state's name in lower case, with hyphens.</param>
/// <param name="Unhealthy">Whether the operator has something to do.</param>
/// <param name="Since">When this state began.</param>
/// <param name="LastSuccess">When an export was last accepted in full.</param>
/// <param name="LastError">Why the last export that was not accepted in full was not.</param>
/// <param name="LastErrorTime">When that export ended.</param>
/// <param name="Successes">How many exports were accepted in full.</param>
/// <param name="Failures">How many exports were not accepted in full.</param>
/// <param name="Rejected">How many data points or log records collectors rejected.</param>
/// <param name="Lost">How many data points or log records failed exports had.</param>
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
