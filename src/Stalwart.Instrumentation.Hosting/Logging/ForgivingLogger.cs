using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Logging;

/// <summary>A logger whose failures, such as a full disk, do not affect what is logged: a push or a reload continues.</summary>
internal sealed class ForgivingLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
#pragma warning disable CA1031 // Whatever the application's log throws; there is nowhere left to tell it.
        catch
#pragma warning restore CA1031
        {
            // A line that cannot be logged is lost.
        }
    }
}
