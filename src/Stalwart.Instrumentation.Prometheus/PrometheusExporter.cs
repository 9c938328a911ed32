using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus;

/// <summary>Serves scrapes on the application's own web server, or on the built-in one if the host has none.</summary>
internal sealed partial class PrometheusExporter : Exporter
{
    private readonly PrometheusPipeline pipeline;
    private readonly ScrapeEndpoint endpoint;
    private readonly ExportStatus status;
    private readonly ILogger logger;
    private PrometheusOptions options;
    private ScrapeServer? server;
    private bool isMapped;
    private int isRefusalTold;

    public PrometheusExporter(ExporterContext context, EventMetricsOptions options)
    {
        this.options = options.Prometheus;
        logger = context.Log;
        status = context.StatusOf(SettingsTable.PrometheusTable);
        status.TurnedOn(options.Prometheus.Path);
        pipeline = new PrometheusPipeline(
            context.Catalogues, context.ApplicationName, options, context.Log, context.GatesOf, context.Meters, status);
        endpoint = new ScrapeEndpoint(() => Volatile.Read(ref this.options), pipeline.ScrapeAsync, TellRefused);
    }

    /// <summary>Serves the endpoint on a web server of the application.</summary>
    /// <returns>The endpoint, for the application's conventions.</returns>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        isMapped = true;
        return endpoint.Map(endpoints);
    }

    public override async Task StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<IServer>() is null)
        {
            server = new ScrapeServer(endpoint, logger);
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            status.TurnedOn(server.Address + options.Path);
            EndpointServed(server.Address, options.Path);
            if (!server.IsLoopback && options is { Auth: null, Tls.ClientCaFile: null } && !IsOpenByIntent(services))
            {
                EndpointOpen(server.Address, options.Path);
            }
        }
    }

    private static bool IsOpenByIntent(IServiceProvider services) =>
        services.GetService<IConfiguration>() is { } configuration && ExplicitKeys.ScrapesNeedNoCredentials(configuration);

    public override void Started()
    {
        if (server is not null)
        {
            return;
        }

        if (options.Tls.CertFile is not null)
        {
            TlsOfApplication();
        }

        if (isMapped)
        {
            EndpointMapped(options.Path);
        }
        else
        {
            status.NotServed();
            EndpointNotMapped(options.Path);
        }
    }

    public override void Change(EventMetricsOptions changed)
    {
        ServerTlsOptions before = options.Tls;
        Volatile.Write(ref options, changed.Prometheus);
        if (changed.Prometheus.Tls != before)
        {
            server?.Change(changed.Prometheus.Tls);
        }

        pipeline.Change(changed);
    }

    public override Task StopAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }

        pipeline.Dispose();
    }

    private void TellRefused()
    {
        if (Interlocked.Exchange(ref isRefusalTold, 1) == 0)
        {
            ScrapeRefused();
        }
    }

    [LoggerMessage(10, LogLevel.Information, "Serving metrics at {Address}{Path}")]
    private partial void EndpointServed(string address, string path);

    [LoggerMessage(
        11, LogLevel.Warning, "metrics.prometheus.enable is true, but no endpoint is mapped at {Path}; call app.MapEventMetrics()")]
    private partial void EndpointNotMapped(string path);

    [LoggerMessage(
        70,
        LogLevel.Warning,
        "The application's fallback authorization policy rejects scrapes because metrics.prometheus.auth has no credentials")]
    private partial void ScrapeRefused();

    [LoggerMessage(60, LogLevel.Information, "The application serves metrics at {Path}")]
    private partial void EndpointMapped(string path);

    [LoggerMessage(
        62,
        LogLevel.Warning,
        "Metrics at {Address}{Path} are readable without credentials; set metrics.prometheus.auth (\"none\" if this is intended), "
        + "or listen on a loopback address")]
    private partial void EndpointOpen(string address, string path);

    [LoggerMessage(
        67,
        LogLevel.Warning,
        "Table 'metrics.prometheus.tls' has no effect because the application has its own web server; "
        + "configure HTTPS there (Kestrel:Endpoints), and remove the table")]
    private partial void TlsOfApplication();
}
