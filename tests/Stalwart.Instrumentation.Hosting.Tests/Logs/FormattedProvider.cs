using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Stalwart.Instrumentation.Hosting.Tests.Logs;

/// <summary>Writes the records of catalogues into memory, as a console formatter does.</summary>
internal sealed class FormattedProvider : ILoggerProvider
{
    private readonly ServiceProvider services;
    private readonly ConsoleFormatter formatter;
    private readonly StringWriter output = new() { NewLine = "\n" };

    /// <param name="name">The formatter's name: <c>simple</c>, <c>systemd</c> or <c>json</c>.</param>
    public FormattedProvider(string name)
    {
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddSimpleConsole(options => options.ColorBehavior = LoggerColorBehavior.Disabled))
            .BuildServiceProvider();
        formatter = services.GetServices<ConsoleFormatter>().Single(one => one.Name == name);
    }

    public string Output => output.ToString();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() => services.Dispose();

    private sealed class Logger(FormattedProvider owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => category.StartsWith("logged-", StringComparison.Ordinal);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
                owner.formatter.Write(entry, null, owner.output);
            }
        }
    }
}
