using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Secrets;

namespace Stalwart.Instrumentation.Hosting.Logging;

/// <summary>Forwards warnings that libraries write only to event sources to a host's log. Thread-safe.</summary>
internal sealed partial class EventSourceLog(ILogger logger) : EventListener
{
    private const int MaxKinds = 1000;

    // Set before the constructor of the base class announces the event sources of the process, which are not forwarded yet.
    private readonly ConcurrentDictionary<string, Func<EventWrittenEventArgs, bool>> sources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> said = new(StringComparer.Ordinal);

    /// <summary>Starts forwarding the warnings of a source; exporters that share a library can name it again.</summary>
    /// <param name="source">The source's name; the source can be created later.</param>
    /// <param name="handle">Returns whether an event was handled and is not logged.</param>
    public void Listen(string source, Func<EventWrittenEventArgs, bool> handle)
    {
        sources[source] = handle;
        foreach (EventSource there in EventSource.GetSources().Where(there => there.Name == source))
        {
            OnEventSourceCreated(there);
        }
    }

    /// <summary>Returns the first line of an event, which describes it; a stack trace does not help the operator.</summary>
    public static string Describe(EventWrittenEventArgs data) => Describe(data.Message ?? data.EventName ?? "", [.. data.Payload ?? []]);

    /// <summary>Returns a field of an event; <see langword="null"/> if there is none with this name.</summary>
    public static string? Field(EventWrittenEventArgs data, string name) =>
        data.PayloadNames?.IndexOf(name) is int place and >= 0 ? data.Payload?[place] as string : null;

    internal static string Describe(string format, object?[] payload)
    {
        string text;
        try
        {
            text = string.Format(CultureInfo.InvariantCulture, format, payload);
        }
        catch (FormatException)
        {
            text = $"{format} {string.Join(", ", payload)}";
        }

        return Redaction.Text(text.Split('\n')[0].Trim().TrimEnd('.'));
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (sources.ContainsKey(eventSource.Name))
        {
            EnableEvents(eventSource, System.Diagnostics.Tracing.EventLevel.Warning);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (!sources.TryGetValue(eventData.EventSource.Name, out Func<EventWrittenEventArgs, bool>? handle) || !handle(eventData))
        {
            Write(eventData, Describe(eventData));
        }
    }

    /// <summary>
    /// Logs a warning the first time, then with its count at the tenth, the hundredth and so on, so it never floods the log.
    /// </summary>
    private void Write(EventWrittenEventArgs data, string message)
    {
        string about = $"{data.EventSource.Name}/{data.EventId}/{data.Payload?.FirstOrDefault()}";
        if (said.Count >= MaxKinds && !said.ContainsKey(about))
        {
            about = data.EventSource.Name;
        }

        int times = said.AddOrUpdate(about, 1, (_, before) => before + 1);
        if (times == 1)
        {
            LibraryWarning(data.EventSource.Name, message);
        }
        else if (Math.Log10(times) % 1 == 0)
        {
            LibraryWarningRepeated(data.EventSource.Name, message, times);
        }
    }

    [LoggerMessage(3, LogLevel.Warning, "{Source}: {Message}")]
    private partial void LibraryWarning(string source, string message);

    [LoggerMessage(4, LogLevel.Warning, "{Source}: {Message} ({Times} times so far)")]
    private partial void LibraryWarningRepeated(string source, string message, int times);
}
