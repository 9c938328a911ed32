using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Logs how the exports of metrics go.</summary>
internal sealed partial class MetricHealth(ILogger logger) : ExportHealth
{
    /// <summary>The time between the beginnings of two exports.</summary>
    public TimeSpan Interval { get; set; }

    protected override void SayFailure(string endpoint, string reason) => ExportFailed(endpoint, reason, Interval);

    protected override void SayRecovery(string endpoint, int failedAttempts, long lostItems) => ExportRecovered(endpoint, failedAttempts);

    protected override void SayRejection(string endpoint, long rejectedItems, string reason) =>
        ExportRejected(endpoint, rejectedItems, reason);

    protected override void SayWarning(string endpoint, string warning) => ExportAcceptedWithWarning(endpoint, warning);

    [LoggerMessage(1, LogLevel.Warning, "Failed to export metrics to {Endpoint}: {Reason}. Retrying every {Interval}.")]
    private partial void ExportFailed(string endpoint, string reason, TimeSpan interval);

    [LoggerMessage(2, LogLevel.Information, "Metric export to {Endpoint} recovered after {FailedAttempts} failed attempts")]
    private partial void ExportRecovered(string endpoint, int failedAttempts);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "The collector at {Endpoint} rejected {RejectedPoints} data points of an export: {Reason}. "
        + "Further rejections are not logged until it accepts a whole export.")]
    private partial void ExportRejected(string endpoint, long rejectedPoints, string reason);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "The collector at {Endpoint} accepted an export with a warning: {Warning}. "
        + "Further warnings are not logged until it accepts an export without one.")]
    private partial void ExportAcceptedWithWarning(string endpoint, string warning);
}
