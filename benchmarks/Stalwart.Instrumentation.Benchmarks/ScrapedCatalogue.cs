using Microsoft.Extensions.Logging.Abstractions;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>
/// A catalogue on the built-in web server with a free port, scraped over HTTP; without the queue, which limits scrapes to forty per second.
/// </summary>
internal sealed class ScrapedCatalogue : IDisposable
{
    private readonly ScrapeServer server;
    private readonly HttpClient client;

    public ScrapedCatalogue(EventCatalogue catalogue)
    {
        var writer = new ExpositionWriter([new CatalogueMetrics(catalogue)], new ExpositionOptions());
        var status = new ExportStatus(SettingsTable.PrometheusTable, TimeProvider.System);
        var collector = new ScrapeCollector(writer.Read, writer.Write, status, NullLogger.Instance);
        (server, client) = Serve(form => collector.Collect([form])[0]);
    }

    /// <summary>Serves ready-made bytes: the cost of the transport alone.</summary>
    public ScrapedCatalogue(byte[] bytes) =>
        (server, client) = Serve(form => new ScrapeAnswer(200, form.Format.ContentType, bytes));

    public int Scrape() => Read().Length;

    public byte[] Read() => client.GetByteArrayAsync(client.BaseAddress).GetAwaiter().GetResult();

    public void Dispose()
    {
        client.Dispose();
        server.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static (ScrapeServer Server, HttpClient Client) Serve(Func<ScrapeForm, ScrapeAnswer> answer)
    {
        var options = new PrometheusOptions { Enable = true, Listen = "127.0.0.1:0" };
        var server = new ScrapeServer(new ScrapeEndpoint(() => options, form => Task.FromResult(answer(form))), NullLogger.Instance);
        server.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        return (server, new HttpClient { BaseAddress = new Uri(server.Address + options.Path) });
    }
}
