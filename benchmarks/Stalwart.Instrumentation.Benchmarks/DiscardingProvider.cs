using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>A logging provider that counts every record and discards it. For one thread at a time.</summary>
internal sealed class DiscardingProvider : ILoggerProvider
{
    /// <summary>Gets the number of records.</summary>
    public long Records { get; private set; }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private sealed class Logger(DiscardingProvider owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner.Records++;
    }
}
