using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>Logs changes in the health of log exports.</summary>
/// <param name="logger">The host's log.</param>
/// <param name="status">Receives the result of each export.</param>
/// <param name="clock">Measures outages.</param>
internal sealed partial class LogHealth(ILogger logger, ExportStatus status, TimeProvider clock) : ExportHealth(status, clock)
{
    /// <summary>Logs that records were not exported before the time for the last export expired.</summary>
    [LoggerMessage(45, LogLevel.Warning, "{Records} log records were not exported before shutdown")]
    public partial void LogRecordsLeftAtStop(long records);

    protected override void SayFailure(string endpoint, string reason) => LogExportFailed(endpoint, reason);

    protected override void SayReminder(string endpoint, string duration, string reason, long lostItems) =>
        LogExportStillFailing(endpoint, duration, reason, lostItems);

    protected override void SayRecovery(string endpoint, int failedAttempts, long lostItems) =>
        LogExportRecovered(endpoint, failedAttempts, lostItems);

    protected override void SayRejection(string endpoint, long rejectedItems, string reason) =>
        LogExportRejected(endpoint, rejectedItems, reason);

    protected override void SayWarning(string endpoint, string warning) => LogExportAcceptedWithWarning(endpoint, warning);

    [LoggerMessage(41, LogLevel.Warning, "Failed to export logs to {Endpoint}: {Reason}. Log records of failed exports are dropped.")]
    private partial void LogExportFailed(string endpoint, string reason);

    [LoggerMessage(
        42,
        LogLevel.Information,
        "Log export to {Endpoint} recovered after {FailedAttempts} failed attempts; {Records} log records were dropped")]
    private partial void LogExportRecovered(string endpoint, int failedAttempts, long records);

    [LoggerMessage(
        43,
        LogLevel.Warning,
        "The collector at {Endpoint} rejected {RejectedRecords} log records: {Reason}")]
    private partial void LogExportRejected(string endpoint, long rejectedRecords, string reason);

    [LoggerMessage(
        44,
        LogLevel.Warning,
        "The collector at {Endpoint} accepted a log export with a warning: {Warning}")]
    private partial void LogExportAcceptedWithWarning(string endpoint, string warning);

    [LoggerMessage(
        46,
        LogLevel.Warning,
        "Log export to {Endpoint} has been failing for {Duration}: {Reason}. {Records} log records dropped so far.")]
    private partial void LogExportStillFailing(string endpoint, string duration, string reason, long records);
}
