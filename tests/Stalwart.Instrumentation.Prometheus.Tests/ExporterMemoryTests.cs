using Microsoft.Extensions.Logging.Abstractions;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logging;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Push;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>
/// Memory that exporters keep for the reference catalogue of 637 events when every series has a value. All of it is managed; only the
/// cells, which events use without an exporter too, are native memory.
/// </summary>
[Collection(WholeProcess.Name)]
public sealed class ExporterMemoryTests : IDisposable
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Several at once, so that other allocations of the process are small in comparison.</summary>
    private const int Pipelines = 8;

    private readonly List<IDisposable> made = [];
    private readonly RecordedCatalogue recorded = ReferenceCatalogue.Make();

    private readonly EventSourceLog sources = new(NullLogger.Instance);
    private readonly ReservedPort refusing = new();
    private readonly EventMetricsOptions options;

    public ExporterMemoryTests()
    {
        options = new EventMetricsOptions
        {
            Prometheus = new PrometheusOptions { Enable = true },
            OpenTelemetry = new OtlpOptions
            {
                Transport = OtlpTransport.Http,
                Endpoint = new Uri($"http://127.0.0.1:{refusing.Number}/v1/metrics"),
                Interval = TimeSpan.FromHours(1),
                Retry = false,
            },
        };
        recorded.FillOpenTags(place => $"value-{place}.example");
        foreach (MetricDescriptor metric in recorded.Catalogue.Metrics)
        {
            for (int series = 0; series < metric.SeriesCount; series++)
            {
                recorded.Record(metric, series, 1);
            }
        }
    }

    public void Dispose()
    {
        made.ForEach(one => one.Dispose());
        refusing.Dispose();
        sources.Dispose();
    }

    [Fact]
    public async Task Exporters_keep_1_MiB_for_637_events_with_Prometheus_alone_and_4_MiB_with_OTLP()
    {
        // The first one creates code, static fields and pools of the process.
        await ScrapeAsync();
        Push();
        long before = SettledMemory();
        for (int i = 0; i < Pipelines; i++)
        {
            await ScrapeAsync();
        }

        long scraped = SettledMemory();
        for (int i = 0; i < Pipelines; i++)
        {
            Push();
        }

        long pushed = SettledMemory();
        double prometheus = (scraped - before) / Mebibyte / Pipelines;
        double both = (pushed - before) / Mebibyte / Pipelines;
        Assert.InRange(prometheus, 0.05, 1);
        Assert.InRange(both, prometheus, 4);
    }

    /// <summary>Returns the memory after garbage collections that free nothing more.</summary>
    private static long SettledMemory()
    {
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < 10; i++)
        {
            GC.WaitForPendingFinalizers();
            long now = GC.GetTotalMemory(forceFullCollection: true);
            if (now >= memory)
            {
                return now;
            }

            memory = now;
        }

        return memory;
    }

    private async Task ScrapeAsync()
    {
        var pipeline = new PrometheusPipeline([recorded.Catalogue], "memory", options, NullLogger.Instance);
        made.Add(pipeline);
        for (int i = 0; i < 3; i++)
        {
            ScrapeAnswer answer = await pipeline.ScrapeAsync(new ScrapeForm(ExpositionFormat.OpenMetrics100, IsCompressed: true));
            Assert.Equal(200, answer.Status);
            answer.Release();
        }
    }

    private void Push()
    {
        var context = new ExporterContext([recorded.Catalogue], [], "memory", NullLogger.Instance, sources, TimeProvider.System);
        var health = new MetricHealth(NullLogger.Instance, TestStatus.Create(), TimeProvider.System);
        var pipeline = new OtlpPipeline(context, options, health, TimeProvider.System);
        made.Add(pipeline);

        // The export is discarded after it was collected and serialized.
        Assert.False(pipeline.Flush());
    }
}
