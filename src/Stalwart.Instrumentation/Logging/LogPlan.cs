namespace Stalwart.Instrumentation.Logging;

/// <summary>Which events a sink takes, and how often. Immutable, but for what the limits count.</summary>
/// <param name="isWanted">Whether it takes each event.</param>
/// <param name="limits">The limit of each event; several may share one.</param>
internal sealed class LogPlan(bool[] isWanted, LogLimit?[] limits)
{
    /// <summary>Takes nothing.</summary>
    public static LogPlan None(int events) => new(new bool[events], new LogLimit?[events]);

    /// <summary>Whether the sink takes an event.</summary>
    public bool IsWanted(int item) => isWanted[item];

    /// <summary>The limit of an event, if it has one.</summary>
    public LogLimit? LimitOf(int item) => limits[item];

    /// <summary>Whether one more record of an event keeps within its limit.</summary>
    public bool Admits(int item) => limits[item] is not { } limit || limit.TryTake();
}
