using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Starts the exporters with the host, says what is off, and applies the operator's changes while it runs.</summary>
internal sealed partial class EventMetricsService(EventMetrics metrics, IConfiguration configuration, IServiceProvider services, ILogger<EventMetrics> logger) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly Lock reloadLock = new();
    private PolicyReloader? reloader;
    private ScrapeServer? server;
    private IDisposable? subscription;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        reloader = new PolicyReloader(metrics, configuration, logger);
        reloader.LogReports();
        if (metrics.Options.Reload)
        {
            subscription = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
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

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        subscription?.Dispose();
        if (server is not null)
        {
            await server.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        subscription?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Reload()
    {
        lock (reloadLock)
        {
            reloader!.Reload();
        }
    }

    [LoggerMessage(10, LogLevel.Information, "Metrics can be scraped at {Address}{Path}.")]
    private partial void Listening(string address, string path);

    [LoggerMessage(11, LogLevel.Warning, "metrics.prometheus.enable is true, but nothing serves {Path}: call app.MapEventMetrics().")]
    private partial void NotMapped(string path);
}
