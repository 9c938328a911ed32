using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.TestSupport.Hosts;

/// <summary>Keeps log lines.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> pushLines = new();
    private readonly ConcurrentQueue<string> exportLines = new();
    private readonly ConcurrentQueue<string> parameters = new();

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Gets the structured parameters and the exceptions of all lines, as a structured log would write them.</summary>
    public IReadOnlyCollection<string> Parameters => parameters;

    /// <summary>Gets the lines about exports to a collector.</summary>
    public string[] PushLines => [.. pushLines];

    /// <summary>Gets the lines about exports of metrics and logs, each with its id.</summary>
    public string[] ExportLines => [.. exportLines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string line = $"{logLevel}: {formatter(state, exception)}";
        lines.Enqueue(line);
        if (eventId.Name?.StartsWith("Export", StringComparison.Ordinal) == true)
        {
            pushLines.Enqueue(line);
        }

        string name = eventId.Name ?? "";
        if (name.StartsWith("Export", StringComparison.Ordinal) || name.StartsWith("LogExport", StringComparison.Ordinal))
        {
            exportLines.Enqueue($"{eventId.Id} {line}");
        }

        foreach ((string key, object? value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            parameters.Enqueue($"{key}={value}");
        }

        if (exception is not null)
        {
            parameters.Enqueue(exception.ToString());
        }
    }

    public void Dispose()
    {
    }
}
