using Stalwart.Instrumentation.Prometheus.Tests.Oracle;
using Stalwart.Instrumentation.TestSupport.Conventions;
using Stalwart.Instrumentation.TestSupport.SharedData;

namespace Stalwart.Instrumentation.Prometheus.Tests.Conventions;

/// <summary>The metrics of OpenTelemetry's semantic conventions, with their names, units, kinds and attributes.</summary>
public sealed class ConventionTests
{
    /// <summary>
    /// The SDK's exporter responds with 500 when a sample crosses the end of its buffer of 85,000 bytes, so it cannot return all metrics in
    /// one response.
    /// </summary>
    private const int MetricsPerAnswer = 60;

    [SharedDataFact(ModelFiles.Folder)]
    public async Task Scrape_of_each_metric_of_the_conventions_equals_that_of_the_SDK()
    {
        IReadOnlyList<ModelMetric> metrics = ModelFiles.Read(ModelFiles.All());
        Assert.Equal(541, metrics.Select(metric => metric.Name).Distinct().Count());
        Assert.Equal(541, metrics.Count);
        var random = new Random(541);

        // By name, so that metrics with the same Prometheus name are in one response.
        foreach (ModelMetric[] some in metrics.OrderBy(metric => PrometheusName(metric.Name)).Chunk(MetricsPerAnswer))
        {
            await CompareAsync(some, random);
        }
    }

    /// <summary>Compares the responses for some metrics.</summary>
    private static async Task CompareAsync(ModelMetric[] metrics, Random random)
    {
        // Deprecated metrics have their own meter: in Prometheus, two of them have the names of their replacements.
        RecordedCatalogue[] recorded =
        [
            .. metrics.GroupBy(metric => metric.IsDeprecated).OrderBy(group => group.Key).Select(group =>
                ConventionCatalogue.Make($"{metrics[0].Name}{(group.Key ? "-deprecated" : "")}", group)),
        ];
        using var comparison = new ScrapeComparison(recorded.Select(one => one.Catalogue), hasScopeLabels: true, isCreated: true);
        foreach (RecordedCatalogue one in recorded)
        {
            foreach (MetricDescriptor metric in one.Catalogue.Metrics)
            {
                one.Record(metric, 0, 1);
            }
        }

        for (int round = 0; round < 3; round++)
        {
            Assert.Equal(metrics.DistinctBy(metric => PrometheusName(metric.Name)).Count(), await comparison.CompareAsync());
            Array.ForEach(recorded, one => GeneratedCatalogue.Fill(one, random));
        }
    }

    private static string PrometheusName(string name) => name.Replace('.', '_');
}
