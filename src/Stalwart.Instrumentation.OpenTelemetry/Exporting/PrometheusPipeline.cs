using Microsoft.AspNetCore.Http;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>The pipeline that a scrape reads.</summary>
internal sealed class PrometheusPipeline(IEnumerable<EventCatalogue> catalogues, string applicationName) : IDisposable
{
    private readonly CollectionScope scope = new(catalogues, isDelta: false);

    // Without the exporter's cache every scrape collects, and so is a collection that the catalogues may count on.
    public MeterProvider Provider { get; } = Pipeline.Begin(catalogues, applicationName)
        .AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 0)
        .Build();

    /// <summary>Runs a scrape.</summary>
    public async Task Collect(HttpContext context, RequestDelegate next)
    {
        long number = scope.Begin();
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            scope.End(number);
        }
    }

    public void Dispose()
    {
        Provider.Dispose();
        scope.Dispose();
    }
}
