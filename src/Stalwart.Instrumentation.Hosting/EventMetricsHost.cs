using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Logs;

namespace Stalwart.Instrumentation.Hosting;

/// <summary>
/// Exports catalogues from a program without a host. Logs are written to standard error; events are logged only if the file sets
/// <c>logs.level</c>. The last values are pushed when the instance is disposed, and also when the process receives SIGTERM or calls
/// <see cref="Environment.Exit"/>. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// using EventMetricsHost metrics = EventMetricsHost.Start("metrics.toml", MailEvents.Catalogue);
/// </code>
/// </example>
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
    /// Starts exporting as configured in the section <c>metrics</c> of a file. Environment variables override the file, as in every host.
    /// </summary>
    /// <param name="file">
    /// The operator's TOML file, relative to the program's folder. Changes are applied while the program runs.
    /// </param>
    /// <param name="catalogues">
    /// The <c>Catalogue</c> properties of the generated classes; all catalogues of the process if there are none.
    /// </param>
    /// <returns>The running exporters; dispose it when the program ends.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="file"/> or <paramref name="catalogues"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="file"/> is empty.</exception>
    /// <exception cref="EventMetricsConfigurationException">The file is invalid; the message is for the operator.</exception>
    public static EventMetricsHost Start(string file, params EventCatalogue[] catalogues) => Start(file, logging: null, catalogues);

    /// <summary>Starts exporting, with a logging provider.</summary>
    /// <param name="file">
    /// The operator's TOML file, relative to the program's folder. Changes are applied while the program runs.
    /// </param>
    /// <param name="logging">The logging provider; <see langword="null"/> to log to standard error.</param>
    /// <param name="catalogues">
    /// The <c>Catalogue</c> properties of the generated classes; all catalogues of the process if there are none.
    /// </param>
    /// <returns>The running exporters; dispose it when the program ends.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="file"/> or <paramref name="catalogues"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="file"/> is empty.</exception>
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

        // The exception reports a start that fails.
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

        // The output belongs to the console program; its file decides whether events are logged there.
        builder.Services.AddSingleton(new ProvidersNeedLevel());

        // The program handles its signals itself.
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

    /// <summary>Pushes the last values, if pushes are enabled, within twice their timeout, and stops exporting.</summary>
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
