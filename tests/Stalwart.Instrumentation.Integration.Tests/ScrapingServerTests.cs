using System.Globalization;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>The sample, scraped by real servers in each format that they request.</summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed class ScrapingServerTests : IDisposable
{
    private const string Text = "text/plain;version=0.0.4";

    private const string Everything = """
        [metrics]
        enabled-events = ["*"]
        [metrics.prometheus]
        enable = true
        [metrics.prometheus.auth]
        username = "prometheus"
        secret = "open sesame"
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("scraping").FullName;

    private string Report => Path.Combine(folder, "report.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [RequiresFact("prometheus")]
    public async Task Prometheus_has_the_same_series_and_values_from_text_OpenMetrics_and_protobuf()
    {
        (RunningProcess process, Uri scrape) = await StartAsync();
        await using (process)
        await using (AcceptProxy proxy = await AcceptProxy.StartAsync(scrape, Text))
        await using (PrometheusServer text = await PrometheusAsync("text", proxy.Authority))
        await using (PrometheusServer openMetrics = await PrometheusAsync("openmetrics", scrape.Authority))
        await using (PrometheusServer protobuf = await PrometheusAsync(
            "protobuf", scrape.Authority, "--enable-feature=native-histograms"))
        {
            Dictionary<string, double> expected = await ReadAsync(process, openMetrics);
            Assert.True(expected.Keys.Count(series => series.Contains("_bucket{", StringComparison.Ordinal)) > 50);
            Assert.Equal(expected, await ReadAsync(process, text));
            Assert.True(proxy.Passed > 0);
            Assert.Equal(expected, await ReadAsync(process, protobuf));
        }
    }

    [RequiresFact("victoria-metrics")]
    public async Task VictoriaMetrics_has_exactly_what_the_process_counted()
    {
        (RunningProcess process, Uri scrape) = await StartAsync();
        await using (process)
        await using (VictoriaMetricsServer server = await VictoriaMetricsServer.StartAsync(
            Recipes.WriteFor(scrape.Authority, folder), Path.Combine(folder, "data")))
        {
            Dictionary<string, double> scraped = await ReadAsync(process, server);
            Assert.True(scraped.Count > 200, $"Only {scraped.Count} series.");
            Assert.True(await server.ValueAsync("histogram_quantile(0.5, sum by (le) (delivery_total_time_seconds_bucket))") > 0);
        }
    }

    /// <summary>The values that a server scraped after the traffic, which equal what the process counted.</summary>
    private async Task<Dictionary<string, double>> ReadAsync(RunningProcess process, PrometheusApi server)
    {
        await process.WaitForAsync(" events recorded in ");
        double time = await server.WaitForScrapeAsync("mail-server", after: DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0);
        IReadOnlyList<Sample> samples = await server.QueryAsync("{job='mail-server'}", time);
        Counted.AssertEqual(Counted.Read(Report), samples.ToDictionary(sample => sample.Identity, sample => sample.Value));
        Assert.DoesNotContain("Error on ingesting", server.Output, StringComparison.Ordinal);
        return samples.Where(IsSettled).ToDictionary(sample => WithNumber(sample).Identity, sample => sample.Value);
    }

    /// <summary>Whether a sample is constant after the traffic, unlike memory, and Prometheus' own samples about the scrape.</summary>
    private static bool IsSettled(Sample sample) =>
        sample.Labels["__name__"] is not ("server_memory_bytes" or "up")
        && !sample.Labels["__name__"].StartsWith("scrape_", StringComparison.Ordinal)
        && !sample.Labels["__name__"].StartsWith("instrumentation_", StringComparison.Ordinal);

    /// <summary>A boundary is <c>1</c> in one format and <c>1.0</c> in another.</summary>
    private static Sample WithNumber(Sample sample) => !sample.Labels.TryGetValue("le", out string? boundary) || boundary == "+Inf"
        ? sample
        : sample with
        {
            Labels = new Dictionary<string, string>(sample.Labels)
            {
                ["le"] = double.Parse(boundary, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            },
        };

    private async Task<(RunningProcess Process, Uri Scrape)> StartAsync()
    {
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(config, Everything);
        return await MailServerProcess.StartAndWaitAsync(
            "--rate", "3000", "--duration", "4s", "--stay", "60m", "--report", Report, "--config", config);
    }

    private Task<PrometheusServer> PrometheusAsync(string name, string target, params string[] arguments)
    {
        string own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        return PrometheusServer.StartAsync(Recipes.WriteFor(target, own), Path.Combine(own, "data"), arguments);
    }
}
