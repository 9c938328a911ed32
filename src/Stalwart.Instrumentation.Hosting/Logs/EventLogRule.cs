using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>How one event is logged.</summary>
/// <param name="Level">Its level; <see cref="LogLevel.None"/> when it is not logged.</param>
/// <param name="Limit">How often at most, if there is a limit; events may share one.</param>
internal readonly record struct EventLogRule(LogLevel Level, LogLimit? Limit)
{
    /// <summary>The rules of a catalogue's events without any of an operator.</summary>
    public static EventLogRule[] DefaultsOf(EventCatalogue catalogue) =>
        [.. catalogue.Events.Select(item => new EventLogRule(item.EnabledByDefault ? LevelOf(item.Level) : LogLevel.None, null))];

    /// <summary>A level of a catalogue, as the logging of .NET has it.</summary>
    public static LogLevel LevelOf(EventLevel level) => level switch
    {
        EventLevel.Trace => LogLevel.Trace,
        EventLevel.Debug => LogLevel.Debug,
        EventLevel.Info => LogLevel.Information,
        EventLevel.Warn => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
