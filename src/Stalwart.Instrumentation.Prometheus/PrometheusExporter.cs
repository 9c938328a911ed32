using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus;

/// <summary>Serves scrapes: on the application's own web server, or on the built-in one where the host has none.</summary>
internal sealed partial class PrometheusExporter : Exporter
{
    private readonly PrometheusPipeline pipeline;
    private readonly ScrapeEndpoint endpoint;
    private readonly ILogger logger;
    private PrometheusOptions options;
    private ScrapeServer? server;
    private bool isMapped;

    public PrometheusExporter(ExporterContext context, EventMetricsOptions options)
    {
        this.options = options.Prometheus;
        logger = context.Log;
        pipeline = new PrometheusPipeline(
            context.Catalogues, context.ApplicationName, options, context.Log, context.GatesOf, context.Meters);
        endpoint = new ScrapeEndpoint(() => Volatile.Read(ref this.options), pipeline.ScrapeAsync);
    }

    /// <summary>Serves the endpoint on a web server of the application; the second time, nothing.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        if (!isMapped)
        {
            isMapped = true;
            endpoint.Map(endpoints);
        }
    }

    public override async Task StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<IServer>() is null)
        {
            server = new ScrapeServer(endpoint, logger);
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            EndpointServed(server.Address, options.Path);
        }
    }

    public override void Started()
    {
        if (server is null && options.Tls.CertFile is not null)
        {
            TlsOfApplication();
        }

        if (server is null && !isMapped)
        {
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

    [LoggerMessage(10, LogLevel.Information, "Serving metrics at {Address}{Path}")]
    private partial void EndpointServed(string address, string path);

    [LoggerMessage(11, LogLevel.Warning, "Nothing serves {Path} although metrics.prometheus.enable is true; call app.MapEventMetrics()")]
    private partial void EndpointNotMapped(string path);

    [LoggerMessage(
        67,
        LogLevel.Warning,
        "The table metrics.prometheus.tls has no effect because the application has its own web server; "
        + "remove the table, and configure HTTPS there (Kestrel:Endpoints)")]
    private partial void TlsOfApplication();
}
