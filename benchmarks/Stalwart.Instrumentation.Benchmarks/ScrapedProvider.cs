using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>A pipeline with the Prometheus exporter on a server with a free port, scraped over HTTP; every scrape collects.</summary>
internal sealed class ScrapedProvider : IDisposable
{
    private readonly MeterProvider provider;
    private readonly WebApplication application;
    private readonly HttpClient client;

    public ScrapedProvider(Func<MeterProviderBuilder, MeterProviderBuilder> add)
    {
        provider = add(Sdk.CreateMeterProviderBuilder()).AddPrometheusExporter(
            options => options.ScrapeResponseCacheDurationMilliseconds = 0)
            .Build();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.UseOpenTelemetryPrometheusScrapingEndpoint(provider, null, "/metrics", null, null);
        application.StartAsync().GetAwaiter().GetResult();
        client = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
    }

    public int Scrape() => client.GetByteArrayAsync(new Uri("/metrics", UriKind.Relative)).GetAwaiter().GetResult().Length;

    public void Dispose()
    {
        client.Dispose();
        application.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)application).Dispose();
        provider.Dispose();
    }
}
