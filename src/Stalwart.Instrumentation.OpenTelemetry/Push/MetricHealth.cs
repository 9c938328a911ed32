using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Logs changes in the health of metric exports.</summary>
/// <param name="logger">The host's log.</param>
/// <param name="status">Receives the result of each export.</param>
/// <param name="clock">Measures outages.</param>
internal sealed partial class MetricHealth(ILogger logger, ExportStatus status, TimeProvider clock) : ExportHealth(status, clock)
{
    /// <summary>Gets or sets the time between the starts of two exports.</summary>
    public TimeSpan Interval { get; set; }

    protected override void SayFailure(string endpoint, string reason) => ExportFailed(endpoint, reason, Duration.Format(Interval));

    protected override void SayReminder(string endpoint, string duration, string reason, long lostItems) =>
        ExportStillFailing(endpoint, duration, reason);

    protected override void SayRecovery(string endpoint, int failedAttempts, long lostItems) => ExportRecovered(endpoint, failedAttempts);

    protected override void SayRejection(string endpoint, long rejectedItems, string reason) =>
        ExportRejected(endpoint, rejectedItems, reason);

    protected override void SayWarning(string endpoint, string warning) => ExportAcceptedWithWarning(endpoint, warning);

    [LoggerMessage(1, LogLevel.Warning, "Failed to export metrics to {Endpoint}: {Reason}. Retrying every {Interval}.")]
    private partial void ExportFailed(string endpoint, string reason, string interval);

    [LoggerMessage(2, LogLevel.Information, "Metric export to {Endpoint} recovered after {FailedAttempts} failed attempts")]
    private partial void ExportRecovered(string endpoint, int failedAttempts);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "The collector at {Endpoint} rejected {RejectedPoints} data points: {Reason}")]
    private partial void ExportRejected(string endpoint, long rejectedPoints, string reason);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "The collector at {Endpoint} accepted a metric export with a warning: {Warning}")]
    private partial void ExportAcceptedWithWarning(string endpoint, string warning);

    [LoggerMessage(7, LogLevel.Warning, "Metric export to {Endpoint} has been failing for {Duration}: {Reason}")]
    private partial void ExportStillFailing(string endpoint, string duration, string reason);
}
