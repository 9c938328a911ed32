using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Logs when the exports of one signal begin to fail and when they recover, once each. Thread-safe.</summary>
internal abstract class ExportHealth
{
    [ThreadStatic]
    private static ExportHealth? t_exporting;

    private readonly Lock gate = new();
    private bool failing;
    private int failures;
    private long lost;
    private long lostSinceSuccess;
    private string? reason;
    private PartialSuccess partial;
    private bool rejecting;
    private bool warned;

    /// <summary>The configured endpoint.</summary>
    public Uri? Endpoint { get; set; }

    private string Shown => Endpoint is null ? "" : Redaction.Endpoint(Endpoint);

    /// <summary>Gets how many items failed exports had, and collectors rejected.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>
    /// What the SDK's exporter says to its event source, on the thread of a push: it counts when nothing better is known.
    /// </summary>
    public static void ExplainOtherwise(string text) => t_exporting?.ExplainIfUnknown(text);

    /// <summary>A push begins on this thread: what an earlier one said of its failure is over.</summary>
    public void Begin()
    {
        t_exporting = this;
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

    /// <summary>A push has ended.</summary>
    /// <param name="success">Whether every item arrived.</param>
    /// <param name="items">How many items it had.</param>
    public void End(bool success, long items)
    {
        t_exporting = null;
        lock (gate)
        {
            if (!success)
            {
                failures++;
                long notTaken = partial.RejectedItems > 0 ? partial.RejectedItems : items;
                lostSinceSuccess += notTaken;
                Interlocked.Add(ref lost, notTaken);
                SayFailureOnce(rejects: partial.RejectedItems > 0);
            }
            else
            {
                if (failing)
                {
                    SayRecovery(Shown, failures, lostSinceSuccess);
                    (failures, lostSinceSuccess) = (0, 0);
                }

                SayWarningOnce();
            }

            failing = !success;
        }
    }

    /// <summary>
    /// Logs the first failure, and the first of the other kind: points that are rejected in every push must not hide an outage.
    /// </summary>
    private void SayFailureOnce(bool rejects)
    {
        if (failing && rejects == rejecting)
        {
            return;
        }

        if (rejects)
        {
            SayRejection(Shown, partial.RejectedItems, Words(partial.Message));
        }
        else
        {
            SayFailure(Shown, Words(reason));
        }

        rejecting = rejects;
    }

    private void SayWarningOnce()
    {
        bool warns = partial.Message is { Length: > 0 };
        if (warns && !warned)
        {
            SayWarning(Shown, Words(partial.Message));
        }

        warned = warns;
    }

    /// <summary>Returns what the collector or the exporter said, which may repeat the endpoint with its secrets.</summary>
    private string Words(string? text) => string.IsNullOrEmpty(text) ? "no reason was given" : Redaction.Text(text, Endpoint);

    /// <summary>Logs that exports begin to fail.</summary>
    protected abstract void SayFailure(string endpoint, string reason);

    /// <summary>Logs that an export succeeded after some that failed.</summary>
    protected abstract void SayRecovery(string endpoint, int failedAttempts, long lostItems);

    /// <summary>Logs that the collector rejected a part of an export.</summary>
    protected abstract void SayRejection(string endpoint, long rejectedItems, string reason);

    /// <summary>Logs a warning of a collector that accepted an export.</summary>
    protected abstract void SayWarning(string endpoint, string warning);

    private void ExplainIfUnknown(string text)
    {
        lock (gate)
        {
            reason ??= text;
        }
    }
}
