using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Prom = global::Prometheus;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>Counters of prometheus-net on a server with a free port, scraped over HTTP.</summary>
internal sealed class ScrapedRegistry : IDisposable
{
    private readonly Prom.CollectorRegistry registry = Prom.Metrics.NewCustomRegistry();
    private readonly WebApplication application;
    private readonly HttpClient client;

    public ScrapedRegistry(IEnumerable<SeriesSnapshot> series)
    {
        Prom.MetricFactory factory = Prom.Metrics.WithCustomRegistry(registry);
        foreach (SeriesSnapshot one in series)
        {
            string[] labels = [.. one.Tags.Select(tag => Name(tag.Key))];
            factory.CreateCounter(Name(one.Metric.Name) + "_total", one.Metric.Description, labels)
                .WithLabels([.. one.Tags.Select(tag => tag.Value!.ToString()!)])
                .Inc();
        }

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(context =>
        {
            context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            return registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
        });
        application.StartAsync().GetAwaiter().GetResult();
        client = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
    }

    public int Scrape() => client.GetByteArrayAsync(client.BaseAddress).GetAwaiter().GetResult().Length;

    public void Dispose()
    {
        client.Dispose();
        application.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)application).Dispose();
    }

    private static string Name(string name) => name.Replace('.', '_').Replace('-', '_');
}
