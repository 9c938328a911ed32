using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Records the exports of one signal in its status, and logs changes. Thread-safe.</summary>
/// <param name="status">Receives the result of each export.</param>
/// <param name="clock">Measures outages, and the pauses that a collector asks for.</param>
internal abstract class ExportHealth(ExportStatus status, TimeProvider clock) : IDisposable
{
    [ThreadStatic]
    private static ExportHealth? t_exporting;

    private readonly Lock gate = new();
    private readonly FailureReports reports = new(clock);
    private Uri? endpoint;
    private PushOutcome? outcome;
    private bool isFailing;
    private int failures;
    private long lost;
    private long lostSinceSuccess;
    private string? warned;

    /// <summary>Gets the clock that measures pauses.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Gets the time for which the collector asks not to push.</summary>
    public CollectorPause Pause { get; } = new(clock);

    /// <summary>Gets how many items failed exports had, and collectors rejected.</summary>
    public long Lost => Interlocked.Read(ref lost);

    private string Shown => endpoint is null ? "" : Redaction.Endpoint(endpoint);

    /// <summary>
    /// What the SDK's exporter says to its event source, on the thread of a push: it counts when nothing better is known.
    /// </summary>
    public static void ExplainOtherwise(string text) => t_exporting?.ExplainIfUnknown(text);

    /// <summary>Sets the target, or the settings, of future exports.</summary>
    /// <param name="target">The configured endpoint; <see langword="null"/> when exports are turned off.</param>
    public void Target(Uri? target)
    {
        lock (gate)
        {
            reports.Reset();
            warned = null;
            if (target is null)
            {
                (isFailing, failures, lostSinceSuccess) = (false, 0, 0);
                status.TurnedOff();
            }
            else
            {
                endpoint = target;
                status.TurnedOn(Shown);
            }
        }

        Pause.End();
    }

    /// <summary>A push begins on this thread: what an earlier one said of its failure is over.</summary>
    public void Begin()
    {
        t_exporting = this;
        lock (gate)
        {
            outcome = null;
        }
    }

    /// <summary>An attempt of the push has ended; the last one counts.</summary>
    public void Explain(PushOutcome attempt)
    {
        lock (gate)
        {
            outcome = attempt;
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
            if (success)
            {
                Succeeded(outcome?.Partial.Message);
            }
            else
            {
                Failed(outcome ?? new PushOutcome("no reason was given"), items);
            }

            isFailing = !success;
        }
    }

    public void Dispose()
    {
        Pause.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Succeeded(string? warning)
    {
        status.Succeeded();
        if (isFailing)
        {
            SayRecovery(Shown, failures, lostSinceSuccess);
        }

        (failures, lostSinceSuccess) = (0, 0);
        reports.Reset();
        string? cause = string.IsNullOrEmpty(warning) ? null : PushOutcome.CauseOf(warning);
        if (cause is not null && cause != warned)
        {
            SayWarning(Shown, Words(warning));
        }

        warned = cause;
    }

    private void Failed(PushOutcome failure, long items)
    {
        long rejected = failure.Partial.RejectedItems;
        string words = Words(rejected > 0 ? failure.Partial.Message : failure.Reason);
        if (rejected > 0)
        {
            status.Rejected(words, rejected);
        }
        else
        {
            status.Failed(words, items);
        }

        failures++;
        lostSinceSuccess += rejected > 0 ? rejected : items;
        Interlocked.Add(ref lost, rejected > 0 ? rejected : items);
        switch (reports.Next(failure.Cause))
        {
            case FailureReport.Cause when rejected > 0:
                SayRejection(Shown, rejected, words);
                break;
            case FailureReport.Cause:
                SayFailure(Shown, words);
                break;
            case FailureReport.Reminder:
                SayReminder(Shown, Duration.Format(reports.Reminded), words, lostSinceSuccess);
                break;
        }
    }

    /// <summary>Returns what the collector or the exporter said, which may repeat the endpoint with its secrets.</summary>
    private string Words(string? text) => string.IsNullOrEmpty(text) ? "no reason was given" : Redaction.Text(text, endpoint);

    /// <summary>Logs a failed export with a new cause.</summary>
    protected abstract void SayFailure(string endpoint, string reason);

    /// <summary>Logs that exports still fail.</summary>
    protected abstract void SayReminder(string endpoint, string duration, string reason, long lostItems);

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
            outcome ??= new PushOutcome(text);
        }
    }
}
