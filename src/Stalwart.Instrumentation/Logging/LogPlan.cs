namespace Stalwart.Instrumentation.Logging;

/// <summary>Specifies which events a sink takes, and how often. Immutable except for the counts of the limits.</summary>
/// <param name="isWanted">Whether it takes each event.</param>
/// <param name="limits">The limit of each event; events may share one.</param>
internal sealed class LogPlan(bool[] isWanted, LogLimit?[] limits)
{
    /// <summary>A plan that takes nothing.</summary>
    public static LogPlan None(int events) => new(new bool[events], new LogLimit?[events]);

    /// <summary>Returns whether the sink takes an event.</summary>
    public bool IsWanted(int item) => isWanted[item];

    /// <summary>Returns the limit of an event, if it has one.</summary>
    public LogLimit? LimitOf(int item) => limits[item];

    /// <summary>Returns whether one more record of an event is within its limit.</summary>
    public bool Admits(int item) => limits[item] is not { } limit || limit.TryTake();
}
