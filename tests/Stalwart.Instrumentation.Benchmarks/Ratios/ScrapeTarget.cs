using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry;
using Stalwart.Instrumentation.Recording;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>A scrape of the reference catalogue with all its series touched, beside the same series as the SDK's own counters.</summary>
internal static class ScrapeTarget
{
    public static void Check(Action<string, double, double, double, string, bool> report)
    {
        EventCatalogue catalogue = MailEvents.Catalogue;
        catalogue.Apply(new EventPolicy { EnabledEvents = ["*"] });
        MetricDescriptor[] metrics = [.. catalogue.Metrics.Where(metric => metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter)];
        using var meter = new Meter("stalwart-peer", catalogue.Version);
        int series = 0;
        foreach (MetricDescriptor metric in metrics)
        {
            for (int i = 0; i < metric.SeriesCount; i++)
            {
                long[][] pages = catalogue.Engine.Touch(metric.FirstCell + i);
                CellPages.TryAdd(pages, metric.FirstCell + i, 1);
            }
        }

        using MeterProvider ours = Sdk.CreateMeterProviderBuilder().AddEventCatalogue(catalogue).AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 0).Build();
        using MeterProvider peers = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 0).Build();
        FillOpenTags();
        var seen = catalogue.Snapshot().Series.Where(s => s.Metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter).ToList();
        var counters = new Dictionary<string, Counter<long>>();
        foreach (SeriesSnapshot one in seen)
        {
            if (!counters.TryGetValue(one.Metric.Name, out Counter<long>? counter))
            {
                counters.Add(one.Metric.Name, counter = meter.CreateCounter<long>(one.Metric.Name, one.Metric.Unit, one.Metric.Description));
            }

            counter.Add(1, [.. one.Tags]);
            series++;
        }

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        using WebApplication application = builder.Build();
        application.UseOpenTelemetryPrometheusScrapingEndpoint(ours, null, "/ours", null, null);
        application.UseOpenTelemetryPrometheusScrapingEndpoint(peers, null, "/peers", null, null);
        application.StartAsync().GetAwaiter().GetResult();
        using var client = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
        double[] oursTimes = new double[25], peersTimes = new double[25];
        for (int turn = -10; turn < 25; turn++)
        {
            double a = Scrape(client, "/ours"), b = Scrape(client, "/peers");
            if (turn >= 0)
            {
                (oursTimes[turn], peersTimes[turn]) = (a, b);
            }
        }

        double mine = Clock.Median(oursTimes), theirs = Clock.Median(peersTimes);
        report($"ms a scrape of {series} series, against SDK counters", mine, theirs, mine / theirs, "<= 1.3", mine / theirs <= 1.3);
        application.StopAsync().GetAwaiter().GetResult();
    }

    private static void FillOpenTags()
    {
        for (int i = 0; i < 50; i++)
        {
            MailEvents.Delivery.Delivered($"domain-{i}.example", TlsVersion.None);
        }
    }

    private static double Scrape(HttpClient client, string path)
    {
        long start = Stopwatch.GetTimestamp();
        _ = client.GetByteArrayAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
