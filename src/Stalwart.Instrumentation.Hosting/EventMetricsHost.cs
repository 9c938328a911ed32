using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Logs;

namespace Stalwart.Instrumentation.Hosting;

/// <summary>
/// Exports catalogues from a program that has no host of its own: <c>using var metrics = EventMetricsHost.Start("metrics.toml",
/// MailEvents.Catalogue);</c>. Logs go to standard error; events are logged only if the file has a level in <c>[logs]</c>. The last values
/// are pushed when it is disposed, and also when the process is asked to end (SIGTERM) or calls <see cref="Environment.Exit"/>.
/// Thread-safe.
/// </summary>
public sealed class EventMetricsHost : IDisposable
{
    private readonly IHost host;
    private int isDisposed;

    private EventMetricsHost(IHost host)
    {
        this.host = host;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>
    /// Starts to export as a file's section <c>metrics</c> says; environment variables override the file, as in every host.
    /// </summary>
    /// <param name="file">
    /// The operator's TOML file; relative to the program's folder. Changes of it are applied while the program runs.
    /// </param>
    /// <param name="catalogues">The generated classes' <c>Catalogue</c>; all catalogues of the process when there are none.</param>
    /// <returns>Dispose it at the program's end.</returns>
    /// <exception cref="EventMetricsConfigurationException">The file is invalid; the message is for the operator.</exception>
    public static EventMetricsHost Start(string file, params EventCatalogue[] catalogues) => Start(file, logging: null, catalogues);

    /// <summary>Starts to export, with a log of the program's own.</summary>
    /// <param name="file">
    /// The operator's TOML file; relative to the program's folder. Changes of it are applied while the program runs.
    /// </param>
    /// <param name="logging">The provider of the log; <see langword="null"/> for standard error.</param>
    /// <param name="catalogues">The generated classes' <c>Catalogue</c>; all catalogues of the process when there are none.</param>
    /// <returns>Dispose it at the program's end.</returns>
    /// <exception cref="EventMetricsConfigurationException">The file is invalid; the message is for the operator.</exception>
    public static EventMetricsHost Start(string file, ILoggerProvider? logging, params EventCatalogue[] catalogues)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(catalogues);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = AppDomain.CurrentDomain.FriendlyName,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddTomlFile(file, reloadOnChange: true);
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // A start that fails is told by the exception.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (logging is null)
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
            builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
                console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }
        else
        {
            builder.Logging.AddProvider(logging);
        }

        // The output of a console program is its own; its file says when events go there.
        builder.Services.AddSingleton(new ProvidersNeedLevel());

        // Signals are the program's own business.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        if (catalogues.Length == 0)
        {
            builder.AddEventMetrics();
        }
        else
        {
            builder.AddEventMetrics(catalogues);
        }

        IHost host = builder.Build();
        try
        {
            host.Start();
            return new EventMetricsHost(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Pushes the last values, if pushing is on, within twice its timeout, and stops to export.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
            host.StopAsync().GetAwaiter().GetResult();
            host.Dispose();
        }
    }

    private void OnProcessExit(object? sender, EventArgs e) => Dispose();

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
