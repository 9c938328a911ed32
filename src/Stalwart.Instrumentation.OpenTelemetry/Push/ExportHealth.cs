using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Tracks the exports of one signal in its status, and logs changes. Thread-safe.</summary>
/// <param name="status">Receives the result of each export.</param>
/// <param name="clock">The clock for outages, and for pauses that a collector requests.</param>
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

    /// <summary>Gets the pause that the collector requested.</summary>
    public CollectorPause Pause { get; } = new(clock);

    /// <summary>Gets the number of items in failed exports, and of rejected items.</summary>
    public long Lost => Interlocked.Read(ref lost);

    private string Shown => endpoint is null ? "" : Redaction.Endpoint(endpoint);

    /// <summary>
    /// The last error that the SDK's exporter wrote to its event source on the thread of a push; used if nothing better is known.
    /// </summary>
    public static void ExplainOtherwise(string text) => t_exporting?.ExplainIfUnknown(text);

    /// <summary>Sets the target, or the settings, of future exports.</summary>
    /// <param name="target">The configured endpoint; <see langword="null"/> if exports are disabled.</param>
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

    /// <summary>Called when a push begins on this thread; discards the errors of earlier pushes.</summary>
    public void Begin()
    {
        t_exporting = this;
        lock (gate)
        {
            outcome = null;
        }
    }

    /// <summary>Called when an attempt of the push has ended; the last attempt applies.</summary>
    public void Explain(PushOutcome attempt)
    {
        lock (gate)
        {
            outcome = attempt;
        }
    }

    /// <summary>Called when a push has ended.</summary>
    /// <param name="success">Whether every item was accepted.</param>
    /// <param name="items">The number of its items.</param>
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

    /// <summary>Returns the text of the collector or the exporter without the secrets of the endpoint.</summary>
    private string Words(string? text) => string.IsNullOrEmpty(text) ? "no reason was given" : Redaction.Text(text, endpoint);

    /// <summary>Logs a failed export with a new cause.</summary>
    protected abstract void SayFailure(string endpoint, string reason);

    /// <summary>Logs that exports still fail.</summary>
    protected abstract void SayReminder(string endpoint, string duration, string reason, long lostItems);

    /// <summary>Logs that exports have recovered.</summary>
    protected abstract void SayRecovery(string endpoint, int failedAttempts, long lostItems);

    /// <summary>Logs that the collector rejected part of an export.</summary>
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
