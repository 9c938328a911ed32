using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Logs;

/// <summary>A logging provider of the host that fails at each record of a catalogue.</summary>
internal sealed class ThrowingProvider : ILoggerProvider, ILogger
{
    private bool throws;

    public ILogger CreateLogger(string categoryName) =>
        new ThrowingProvider { throws = categoryName.StartsWith("logged-", StringComparison.Ordinal) };

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (throws)
        {
            throw new InvalidOperationException("no space left");
        }
    }

    public void Dispose()
    {
    }
}
