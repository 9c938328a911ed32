namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>The limits of a check of live traffic; without one, it ends when the user stops it.</summary>
/// <param name="Duration">The total time.</param>
/// <param name="Idle">The time since the last push.</param>
/// <param name="Count">The number of pushes with metrics, and of scrapes.</param>
/// <param name="Interval">The time between scrapes.</param>
internal sealed record LiveLimits(TimeSpan? Duration, TimeSpan? Idle, int? Count, TimeSpan Interval)
{
    /// <summary>Gets the number of scrapes: one, unless the user set a number or a duration.</summary>
    public int Scrapes => Count ?? (Duration is null ? 1 : int.MaxValue);
}
