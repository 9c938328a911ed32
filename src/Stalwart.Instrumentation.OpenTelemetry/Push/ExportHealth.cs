using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Says in the log when pushing begins to fail and when it works again, once each.</summary>
internal sealed partial class ExportHealth(ILogger logger)
{
    private readonly Lock gate = new();
    private bool failing;
    private int failures;
    private string? reason;
    private PartialSuccess partial;
    private bool rejecting;
    private bool warned;

    /// <summary>Where pushes go.</summary>
    public Uri? Endpoint { get; set; }

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
                    Recovered(Shown, failures);
                    failures = 0;
                }

                SayWarning();
            }

            failing = !success;
        }
    }

    /// <summary>Logs the first failure, and the first of the other kind: points that are rejected in every push must not hide an outage.</summary>
    private void SayFailure(bool rejects)
    {
        if (failing && rejects == rejecting)
        {
            return;
        }

        if (rejects)
        {
            Rejected(Shown, partial.RejectedPoints, Words(partial.Message));
        }
        else
        {
            Failed(Shown, Words(reason));
        }

        rejecting = rejects;
    }

    private void SayWarning()
    {
        bool warns = partial.Message is { Length: > 0 };
        if (warns && !warned)
        {
            Warned(Shown, Words(partial.Message));
        }

        warned = warns;
    }

    /// <summary>Returns what the collector or the exporter said, which may repeat the endpoint with its secrets.</summary>
    private string Words(string? text) => string.IsNullOrEmpty(text) ? "no reason was given" : Redaction.Text(text, Endpoint);

    [LoggerMessage(1, LogLevel.Warning, "Metrics cannot be pushed to {Endpoint}: {Reason}. The application goes on; it is tried again at every interval, and nothing more is said until it works.")]
    private partial void Failed(string endpoint, string reason);

    [LoggerMessage(2, LogLevel.Information, "Metrics are pushed to {Endpoint} again, after {Failures} failed pushes.")]
    private partial void Recovered(string endpoint, int failures);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "The collector at {Endpoint} rejected {RejectedPoints} data points of a push: {Reason}. "
        + "Nothing more is logged until it accepts a whole push.")]
    private partial void Rejected(string endpoint, long rejectedPoints, string reason);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "The collector at {Endpoint} accepted a push with a warning: {Warning}. Nothing more is logged until it accepts one without.")]
    private partial void Warned(string endpoint, string warning);
}
