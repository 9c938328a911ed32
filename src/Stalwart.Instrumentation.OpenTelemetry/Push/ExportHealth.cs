using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Logs when exports begin to fail and when they recover, once each.</summary>
internal sealed partial class ExportHealth(ILogger logger)
{
    private readonly Lock gate = new();
    private bool failing;
    private int failures;
    private string? reason;
    private PartialSuccess partial;
    private bool rejecting;
    private bool warned;

    /// <summary>The configured endpoint.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The time between the beginnings of two exports.</summary>
    public TimeSpan Interval { get; set; }

    private string Shown => Endpoint is null ? "" : Redaction.Endpoint(Endpoint);

    /// <summary>A push begins: what an earlier one said of its failure is over.</summary>
    public void Begin()
    {
        lock (gate)
        {
            reason = null;
            partial = default;
        }
    }

    /// <summary>An attempt of the push has ended; the last one counts.</summary>
    public void Explain(PushOutcome outcome)
    {
        lock (gate)
        {
            reason = outcome.Reason;
            partial = outcome.Partial;
        }
    }

    /// <summary>What the exporter says to its event source: it counts when nothing better is known.</summary>
    public void ExplainOtherwise(string text)
    {
        lock (gate)
        {
            reason ??= text;
        }
    }

    /// <summary>A push has ended.</summary>
    public void End(bool success)
    {
        lock (gate)
        {
            if (!success)
            {
                failures++;
                SayFailure(rejects: partial.RejectedPoints > 0);
            }
            else
            {
                if (failing)
                {
                    ExportRecovered(Shown, failures);
                    failures = 0;
                }

                SayWarning();
            }

            failing = !success;
        }
    }

    /// <summary>
    /// Logs the first failure, and the first of the other kind: points that are rejected in every push must not hide an outage.
    /// </summary>
    private void SayFailure(bool rejects)
    {
        if (failing && rejects == rejecting)
        {
            return;
        }

        if (rejects)
        {
            ExportRejected(Shown, partial.RejectedPoints, Words(partial.Message));
        }
        else
        {
            ExportFailed(Shown, Words(reason), Interval);
        }

        rejecting = rejects;
    }

    private void SayWarning()
    {
        bool warns = partial.Message is { Length: > 0 };
        if (warns && !warned)
        {
            ExportAcceptedWithWarning(Shown, Words(partial.Message));
        }

        warned = warns;
    }

    /// <summary>Returns what the collector or the exporter said, which may repeat the endpoint with its secrets.</summary>
    private string Words(string? text) => string.IsNullOrEmpty(text) ? "no reason was given" : Redaction.Text(text, Endpoint);

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
