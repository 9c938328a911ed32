using Microsoft.Extensions.Logging.Abstractions;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Scraping;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>A real Prometheus that accepts native histograms, and so requests Protocol Buffers.</summary>
public sealed class NativeHistogramTests
{
    [RequiresFact("prometheus")]
    public async Task Prometheus_computes_quantiles_of_a_native_histogram()
    {
        var draft = new CatalogueDraft();
        draft.AddNative("native.real-time", "s");
        draft.Add("native.count", MetricKind.Counter, "", "Counted", [new TagDescriptor("reason", TagKind.Closed, ["a \"b\""], 0)]);
        RecordedCatalogue recorded = draft.Make("native-real");
        for (int i = 1; i <= 1000; i++)
        {
            recorded.Record(recorded.Catalogue.Metrics[0], 0, i / 100.0);
        }

        recorded.Record(recorded.Catalogue.Metrics[1], 0, 7);
        await ScrapeAsync(recorded.Catalogue, async server =>
        {
            double median = await server.WaitForAsync("histogram_quantile(0.5, native_real_time_seconds)");
            Assert.InRange(median, 5.0 / 1.1, 5.0 * 1.1);
            Assert.Equal(1000, await server.ValueAsync("histogram_count(native_real_time_seconds)"));
            Assert.Equal(5005, await server.ValueAsync("histogram_sum(native_real_time_seconds)"), 0.01);
            Assert.Equal(7, await server.ValueAsync("native_count_total{reason=~'a .b.'}"));
            Assert.Equal(1, await server.ValueAsync("target_info"));
        });
    }

    [RequiresFact("prometheus")]
    public async Task Prometheus_has_a_native_histogram_for_each_series_with_a_value()
    {
        var draft = new CatalogueDraft();
        draft.AddNative("native.size", "By", new TagDescriptor("kind", TagKind.Closed, ["small", "large", "zero", "negative"], 0));
        RecordedCatalogue recorded = draft.Make("native-several");
        MetricDescriptor size = recorded.Catalogue.Metrics[0];
        for (int i = 0; i < 100; i++)
        {
            recorded.Record(size, 0, 1e-6);
            recorded.Record(size, 1, 1e11);
            recorded.Record(size, 2, 0);
            recorded.Record(size, i % 4, -1); // Rejected.
        }

        Assert.Equal(100, recorded.Catalogue.Engine.RejectedValues);
        await ScrapeAsync(recorded.Catalogue, async server =>
        {
            Assert.Equal(
                ["large=100", "small=100", "zero=100"],
                from sample in await server.QueryAsync("histogram_count(native_size_bytes)")
                let text = $"{sample.Labels["kind"]}={sample.Value}"
                orderby text
                select text);
            Assert.InRange(await QuantileAsync(server, "small"), 1e-6 / 1.1, 1e-6 * 1.1);
            Assert.InRange(await QuantileAsync(server, "large"), 1e11 / 1.1, 1e11 * 1.1);
            Assert.Equal(0, await QuantileAsync(server, "zero"), 1e-7);
            Assert.InRange(await server.ValueAsync("histogram_quantile(0.99, sum(native_size_bytes))"), 1e11 / 1.1, 1e11 * 1.1);
            Assert.Equal(1e13, await server.ValueAsync("histogram_sum(native_size_bytes{kind='large'})"));
        });
    }

    private static Task<double> QuantileAsync(PrometheusServer server, string kind) =>
        server.ValueAsync($"histogram_quantile(0.5, native_size_bytes{{kind='{kind}'}})");

    /// <summary>Makes a Prometheus scrape a catalogue, and queries it.</summary>
    private static async Task ScrapeAsync(EventCatalogue catalogue, Func<PrometheusServer, Task> ask)
    {
        var options = new EventMetricsOptions { Prometheus = new PrometheusOptions { Enable = true, Listen = "127.0.0.1:0" } };
        using var pipeline = new PrometheusPipeline([catalogue], "native", options, NullLogger.Instance);
        await using var target = new ScrapeServer(new ScrapeEndpoint(() => options.Prometheus, pipeline.ScrapeAsync), NullLogger.Instance);
        await target.StartAsync(CancellationToken.None);

        DirectoryInfo folder = Directory.CreateTempSubdirectory("native");
        string config = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(config, $"""
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: native
                metrics_path: {options.Prometheus.Path}
                static_configs:
                  - targets: ["{new Uri(target.Address).Authority}"]
            """);
        await using (PrometheusServer server = await PrometheusServer.StartAsync(
            config, Path.Combine(folder.FullName, "data"), "--enable-feature=native-histograms"))
        {
            await server.WaitForScrapeAsync("native", 0);
            await ask(server);
        }

        await target.StopAsync(CancellationToken.None);
        folder.Delete(recursive: true);
    }
}
