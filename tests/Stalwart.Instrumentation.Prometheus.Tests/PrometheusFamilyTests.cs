extern alias build;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using build::Stalwart.Instrumentation.Catalogue;
using build::Stalwart.Instrumentation.Catalogue.Model;
using build::Stalwart.Instrumentation.Catalogue.Naming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>
/// The naming rules of the build match the exporter: all metrics of random catalogues that the rules accept are in the scrape of the SDK's
/// exporter, each as a separate family with the predicted name, for every naming strategy.
/// </summary>
public sealed class PrometheusFamilyTests
{
    private static readonly string[] Words = ["conf", "total", "time", "seconds", "bytes", "ratio", "sum", "count", "bucket", "info"];
    private static readonly string[] Units =
    [
        "",
        "s",
        "By",
        "1",
        "{conf}",
        "ms",
        "%",
        "By/s",
        "{conf}/s",
        "1/s",
        "m/s",
        "By/h",
        "km/min",
        "Hz",
    ];
    private static readonly string[] Kinds = ["counter", "up-down-counter", "gauge", "histogram"];

    public static TheoryData<PrometheusAspNetCoreTranslationStrategy> Strategies =>
        [.. Enum.GetValues<PrometheusAspNetCoreTranslationStrategy>()];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Metric_that_the_rules_accept_is_scraped_by_Prometheus(PrometheusAspNetCoreTranslationStrategy strategy)
    {
        bool hasSuffixes = strategy is PrometheusAspNetCoreTranslationStrategy.UnderscoreEscapingWithSuffixes
            or PrometheusAspNetCoreTranslationStrategy.NoUTF8EscapingWithSuffixes;
        bool isEscaped = strategy is PrometheusAspNetCoreTranslationStrategy.UnderscoreEscapingWithSuffixes
            or PrometheusAspNetCoreTranslationStrategy.UnderscoreEscapingWithoutSuffixes;
        int refused = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            CatalogueResult result = CatalogueReader.Read("f", RandomMetrics(new Random(seed)));
            refused += result.Diagnostics.Count(finding => finding.Id is "EVT0027" or "EVT0044");
            HashSet<string> bareCollisions =
            [
                .. result.Diagnostics.Where(finding => finding.Id == "EVT0044").Select(finding => finding.Arguments[0]),
            ];
            MetricModel[] metrics = [.. result.Model!.Metrics.Where(metric => hasSuffixes || !bareCollisions.Contains(metric.Name))];
            string scrape = await ScrapeAsync(metrics, strategy);
            string[] families =
            [
                .. scrape.Split('\n')
                    .Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal))
                    .Select(line => line.Split(' ')[2].Trim('"'))
                    .Where(name => name != "target_info")
                    .Order(StringComparer.Ordinal),
            ];
            if (isEscaped)
            {
                string[] foreseen =
                [
                    .. metrics.Select(
                        metric => hasSuffixes
                            ? PrometheusName.Family(metric.Name, metric.Unit, metric.Kind)
                            : PrometheusName.Bare(metric.Name)),
                ];
                string missing = string.Join(
                    '\n',
                    metrics.Zip(foreseen)
                        .Where(pair => !families.Contains(pair.Second))
                        .Select(pair => $"{pair.Second} of {pair.First.Kind} {pair.First.Name} in '{pair.First.Unit}'"));
                Assert.True(
                    missing.Length == 0,
                    $"Foreseen and not there: {missing}\nThere and not foreseen: {string.Join(' ', families.Except(foreseen))}");
                Assert.Equal(foreseen.Length, families.Length);
            }
            else
            {
                Assert.Equal(metrics.Length, families.Distinct().Count());
            }
        }

        Assert.True(refused > 10, $"Only {refused} names were refused: the catalogues are too tame to show anything.");
    }

    private static string RandomMetrics(Random random)
    {
        var text = new StringBuilder("[catalogue]\nmeter = \"m\"\n[metrics]\n");
        for (int i = 0; i < 40; i++)
        {
            string name = string.Join(
                random.Next(2) == 0 ? "." : "-",
                Enumerable.Range(0, random.Next(2, 4)).Select(_ => Words[random.Next(Words.Length)]));
            string kind = Kinds[random.Next(Kinds.Length)];
            string unit = Units[random.Next(Units.Length)];
            string more = (unit.Length == 0 ? "" : $", unit = \"{unit}\"") + (kind == "histogram" ? ", buckets = [1]" : "");
            text.Append(CultureInfo.InvariantCulture, $"\"{name}\" = {{ kind = \"{kind}\", description = \"Number {i}\"{more} }}\n");
        }

        return text.ToString();
    }

    private static async Task<string> ScrapeAsync(MetricModel[] metrics, PrometheusAspNetCoreTranslationStrategy strategy)
    {
        using var meter = new Meter("families-" + Guid.NewGuid().ToString("N"));
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(meter.Name)
            .AddPrometheusExporter(options => options.TranslationStrategy = strategy)
            .Build();
        foreach (MetricModel metric in metrics)
        {
            string? unit = metric.Unit.Length == 0 ? null : metric.Unit;
            switch (metric.Kind)
            {
                case build::Stalwart.Instrumentation.Catalogue.Model.MetricKind.Counter:
                    meter.CreateCounter<long>(metric.Name, unit).Add(1);
                    break;
                case build::Stalwart.Instrumentation.Catalogue.Model.MetricKind.UpDownCounter:
                    meter.CreateUpDownCounter<long>(metric.Name, unit).Add(1);
                    break;
                case build::Stalwart.Instrumentation.Catalogue.Model.MetricKind.Gauge:
                    meter.CreateGauge<double>(metric.Name, unit).Record(1);
                    break;
                default:
                    meter.CreateHistogram<double>(metric.Name, unit).Record(1);
                    break;
            }
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication application = builder.Build();
        application.MapPrometheusScrapingEndpoint("/metrics", provider, null, null);
        await application.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, application.Urls.First() + "/metrics");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/plain; version=1.0.0; escaping=allow-utf-8"));
        using HttpResponseMessage response = await client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
