using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>A logging provider that takes every record, counts it and looks at none. For one thread at a time.</summary>
internal sealed class DiscardingProvider : ILoggerProvider
{
    /// <summary>Gets how many records it took.</summary>
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
