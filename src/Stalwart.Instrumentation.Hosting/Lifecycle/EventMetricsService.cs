using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Starts the exporters with the host, logs what is disabled, and applies the operator's changes while it runs.</summary>
internal sealed class EventMetricsService(EventMetrics metrics, IConfiguration configuration, IServiceProvider services)
    : IHostedLifecycleService, IDisposable
{
    private readonly ILogger logger = metrics.Log;
    private OptionsReloader? reloader;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        ConfigurationLog.Write(metrics.InForce.Warnings, logger);
        PolicyLog.Write(metrics.Reports, logger, isStart: true);
        StartLog.Write(metrics.Options, configuration, metrics.Piped.Count > 0, logger);
        if (metrics.Options.Reload)
        {
            reloader = new OptionsReloader(metrics, configuration, logger, FileWatch.DefaultInterval);
        }

        foreach (Exporter exporter in metrics.Exporters)
        {
            await exporter.StartAsync(services, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (Exporter exporter in metrics.Exporters)
        {
            exporter.Started();
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything else has stopped, so the last records are pushed here.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(metrics.Stop, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host's shutdown timeout has expired. A hanging collector must not end the program with an exception; its exports end with
            // their timeouts, before the host is disposed.
            // with their timeouts, before the host is disposed.
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        reloader?.Dispose();
        foreach (Exporter exporter in metrics.Exporters)
        {
            await exporter.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => reloader?.Dispose();
}
