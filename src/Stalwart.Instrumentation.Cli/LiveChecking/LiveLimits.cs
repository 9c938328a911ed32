namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>When a check of live traffic ends; without a limit, when the user ends it.</summary>
/// <param name="Duration">The time from its start.</param>
/// <param name="Idle">The time without a push after the last one.</param>
/// <param name="Count">The number of pushes with metrics, and of scrapes.</param>
/// <param name="Interval">The time between scrapes.</param>
internal sealed record LiveLimits(TimeSpan? Duration, TimeSpan? Idle, int? Count, TimeSpan Interval)
{
    /// <summary>Gets how many scrapes to take: one, unless the user says how many, or how long to scrape.</summary>
    public int Scrapes => Count ?? (Duration is null ? 1 : int.MaxValue);
}
