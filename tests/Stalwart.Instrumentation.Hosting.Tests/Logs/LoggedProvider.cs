using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Tests.Logs;

/// <summary>Keeps log records; its level can change without notification, and it can fail.</summary>
internal sealed class LoggedProvider : ILoggerProvider
{
    public ConcurrentQueue<LoggedRecord> Records { get; } = new();

    public LogLevel Least { get; set; } = LogLevel.Trace;

    public bool Fails { get; set; }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LoggedProvider owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= owner.Least;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (owner.Fails && category.StartsWith("logged-", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The disk is full.");
            }

            owner.Records.Enqueue(new LoggedRecord(
                category,
                logLevel,
                eventId,
                formatter(state, exception),
                [.. (IReadOnlyList<KeyValuePair<string, object?>>)state!],
                exception));
        }
    }
}
