namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Decides what to log about the failed exports of one outage: each new cause, and a reminder after ten minutes, after an hour, and then
/// once a day. Not thread-safe.
/// </summary>
/// <param name="clock">The clock for the outage.</param>
internal sealed class FailureReports(TimeProvider clock)
{
    /// <summary>A collector that returns a different cause each time must not flood the log.</summary>
    public const int MaxCauses = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private string? lastCause;
    private long began;
    private long windowBegan;
    private int causes;
    private int reminders;

    /// <summary>Gets the length of the outage at its last reminder.</summary>
    public TimeSpan Reminded { get; private set; }

    /// <summary>Gets the time from the beginning of the outage to the next reminder.</summary>
    private TimeSpan NextReminder => reminders switch
    {
        0 => TimeSpan.FromMinutes(10),
        1 => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(reminders - 1),
    };

    /// <summary>Called when an export failed.</summary>
    /// <param name="cause">The cause of the failure.</param>
    public FailureReport Next(string cause)
    {
        long now = clock.GetTimestamp();
        if (lastCause is null)
        {
            (began, windowBegan) = (now, now);
        }

        if (clock.GetElapsedTime(windowBegan, now) >= Window)
        {
            (windowBegan, causes) = (now, 0);
        }

        bool isReminderDue = PassReminders(clock.GetElapsedTime(began, now));
        if (cause != lastCause && causes < MaxCauses)
        {
            lastCause = cause;
            causes++;
            return FailureReport.Cause;
        }

        return isReminderDue ? FailureReport.Reminder : FailureReport.Nothing;
    }

    /// <summary>Called when the outage is over, or the exports have another target.</summary>
    public void Reset()
    {
        lastCause = null;
        (causes, reminders) = (0, 0);
    }

    private bool PassReminders(TimeSpan elapsed)
    {
        bool isDue = false;
        while (elapsed >= NextReminder)
        {
            isDue = true;
            Reminded = NextReminder;
            reminders++;
        }

        return isDue;
    }
}
