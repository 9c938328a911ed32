using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>How one event is logged.</summary>
/// <param name="Level">Its level; <see cref="LogLevel.None"/> if it is not logged.</param>
/// <param name="Limit">Its limit, if there is one; events can share one.</param>
internal readonly record struct EventLogRule(LogLevel Level, LogLimit? Limit)
{
    /// <summary>The rules of a catalogue's events.</summary>
    /// <param name="policy">The result of the operator's options.</param>
    /// <param name="limits">The limits that the policy refers to.</param>
    public static EventLogRule[] Of(LogPolicy policy, IReadOnlyList<LogLimit> limits) =>
    [
        .. policy.Catalogue.Events.Select((_, item) => new EventLogRule(
            policy.IsWanted(item) ? LevelOf(policy.LevelOf(item)) : LogLevel.None,
            policy.LimitOf(item) is >= 0 and int line ? limits[line] : null)),
    ];

    /// <summary>Converts a level of a catalogue to a level of .NET logging.</summary>
    private static LogLevel LevelOf(EventLevel level) => level switch
    {
        EventLevel.Trace => LogLevel.Trace,
        EventLevel.Debug => LogLevel.Debug,
        EventLevel.Info => LogLevel.Information,
        EventLevel.Warn => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
