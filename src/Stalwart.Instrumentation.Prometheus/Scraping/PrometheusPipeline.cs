using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>The pipeline that a scrape reads.</summary>
internal sealed class PrometheusPipeline : IDisposable
{
    private readonly MeterProvider provider;
    private readonly RequestDelegate exporter;
    private readonly ScrapeQueue queue;

    public PrometheusPipeline(IReadOnlyList<EventCatalogue> catalogues, string applicationName, EventMetricsOptions metrics)
    {
        PrometheusOptions options = metrics.Prometheus;
        if (!options.ScopeLabels)
        {
            RefuseSharedNames(catalogues);
        }

        // Without the exporter's cache every scrape collects, and so is a collection that the catalogues may count on.
        provider = Pipeline.Begin(catalogues, ProcessResource.Of(applicationName, metrics))
            .AddPrometheusExporter(prometheus =>
            {
                prometheus.ScrapeResponseCacheDurationMilliseconds = 0;
                prometheus.ScopeInfoEnabled = options.ScopeLabels;
                prometheus.TargetInfoEnabled = options.TargetInfo;
            })
            .Build();
        exporter = Build(provider);
        queue = new ScrapeQueue(CollectAsync);
    }

    /// <summary>Scrapes: what is recorded before the call is in the answer. Safe for concurrent calls, which share collections.</summary>
    public Task<ScrapeAnswer> ScrapeAsync(ScrapeForm form) => queue.NextAsync(form);

    public void Dispose()
    {
        provider.Dispose();
        queue.Dispose();
    }

    /// <summary>Two series of one name and equal labels make Prometheus refuse the whole scrape.</summary>
    private static void RefuseSharedNames(IReadOnlyList<EventCatalogue> catalogues)
    {
        var meters = new Dictionary<string, string>();
        foreach (EventCatalogue catalogue in catalogues)
        {
            foreach (MetricDescriptor metric in catalogue.Metrics)
            {
                string name = metric.Name.Replace('.', '_').Replace('-', '_');
                if (!meters.TryAdd(name, catalogue.MeterName) && meters[name] != catalogue.MeterName)
                {
                    throw new EventMetricsConfigurationException(
                        $"metrics.prometheus.scope-labels: is false, but the meters '{meters[name]}' and '{catalogue.MeterName}' both "
                        + $"have '{metric.Name}', which nothing else tells apart; leave it true.");
                }
            }
        }
    }

    private static RequestDelegate Build(MeterProvider provider)
    {
        var application = new ApplicationBuilder(new ServiceCollection().BuildServiceProvider());
        application.UseOpenTelemetryPrometheusScrapingEndpoint(
            provider,
            _ => true,
            path: null,
            configureBranchedPipeline: null,
            optionsName: null);
        return application.Build();
    }

    /// <summary>Collects and writes the whole answer into memory.</summary>
    /// <remarks>
    /// The exporter writes to its client out of a buffer that the next collection needs: a client that reads slowly would hold up every
    /// other scrape for a minute. So its only client is this memory.
    /// </remarks>
    private async Task<ScrapeAnswer> CollectAsync(ScrapeForm form)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = HttpMethods.Get }, Response = { Body = body } };
        context.Request.Headers.Accept = form.MediaType;
        if (form.IsCompressed)
        {
            context.Request.Headers.AcceptEncoding = "gzip";
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            await exporter(context).ConfigureAwait(false);
        }
        finally
        {
            RuntimeEvents.Instrumentation.Scraped(Stopwatch.GetElapsedTime(start));
        }

        // The exporter names no type when there is nothing to say, and Prometheus 3 refuses an answer without one.
        string? contentType = context.Response.ContentType
            ?? (context.Response.StatusCode == StatusCodes.Status200OK ? $"{form.MediaType};charset=utf-8" : null);
        return new ScrapeAnswer(context.Response.StatusCode, contentType, body.ToArray());
    }
}
