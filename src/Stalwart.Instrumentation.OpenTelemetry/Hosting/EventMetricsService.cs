using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Starts the exporters with the host, says what is off, and applies the operator's changes while it runs.</summary>
internal sealed partial class EventMetricsService(EventMetrics metrics, IConfiguration configuration, IServiceProvider services) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly ILogger logger = metrics.Log;
    private OptionsReloader? reloader;
    private ScrapeServer? server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        ConfigurationLog.Write(metrics.Warnings, logger);
        PolicyLog.Write(metrics.Reports, logger, isStart: true);
        if (metrics.Options.Reload)
        {
            reloader = new OptionsReloader(metrics, configuration, logger, FileWatch.DefaultInterval);
        }

        if (metrics.Prometheus is not null && services.GetService<IServer>() is null)
        {
            server = new ScrapeServer(metrics);
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            Listening(server.Address, metrics.Options.Prometheus.Path);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (metrics.Prometheus is not null && server is null && !metrics.IsMapped)
        {
            NotMapped(metrics.Options.Prometheus.Path);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything else has stopped: what it recorded to the last is pushed.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.Run(metrics.Stop, CancellationToken.None).WaitAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        reloader?.Dispose();
        if (server is not null)
        {
            await server.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        reloader?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    [LoggerMessage(10, LogLevel.Information, "Metrics can be scraped at {Address}{Path}.")]
    private partial void Listening(string address, string path);

    [LoggerMessage(11, LogLevel.Warning, "metrics.prometheus.enable is true, but nothing serves {Path}: call app.MapEventMetrics().")]
    private partial void NotMapped(string path);
}
