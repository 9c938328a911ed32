using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>Warns once if the host pushes catalogues that a pipeline of the application also exports.</summary>
/// <param name="metrics">The host's metrics.</param>
internal sealed partial class PipelineNotice(EventMetrics metrics) : IHostedService, IDisposable
{
    private readonly ILogger logger = metrics.Log;
    private IDisposable? changes;
    private int isTold;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (metrics.Piped.Intersect(metrics.Catalogues).Any())
        {
            changes = metrics.InForce.OnChange((options, _) => Tell(options));
            Tell(metrics.Options);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => changes?.Dispose();

    private void Tell(EventMetricsOptions options)
    {
        if (options.OpenTelemetry.IsOn && Interlocked.Exchange(ref isTold, 1) == 0)
        {
            CataloguesExportedTwice();
        }
    }

    [LoggerMessage(
        71,
        LogLevel.Warning,
        "Event catalogues are exported twice, by metrics.open-telemetry and by an OpenTelemetry pipeline of the application; "
        + "disable one of them")]
    private partial void CataloguesExportedTwice();
}
