using OpenTelemetry.Exporter;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>Names other than the standard ones equal those of the SDK's exporter with the equivalent strategy.</summary>
public sealed class NamingOracleTests
{
    [Theory]
    [InlineData(
        PrometheusNames.WithoutSuffixes, PrometheusAspNetCoreTranslationStrategy.UnderscoreEscapingWithoutSuffixes, "underscores")]
    [InlineData(PrometheusNames.Utf8, PrometheusAspNetCoreTranslationStrategy.NoTranslation, "allow-utf-8")]
    public async Task Scrape_of_generated_catalogues_equals_that_of_the_SDK(
        PrometheusNames names, PrometheusAspNetCoreTranslationStrategy strategy, string escaping)
    {
        ExpositionFormat format = ExpositionFormat.Text100.For(names, escaping);
        int quoted = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            RecordedCatalogue recorded = GeneratedCatalogue.Make(random);
            KeyValuePair<string, object>[] resource = [new("service.name", "shop"), new("n", 12L)];
            using var sdk = new SdkScrape([recorded.Catalogue], seed % 2 == 0, resource, meters: null, strategy);
            var ours = new OurScrape([recorded.Catalogue], seed % 2 == 0, resource, created: null, names);
            GeneratedCatalogue.Fill(recorded, random);
            (string contentType, string expected) = await sdk.ReadAsync(
                $"text/plain; version=1.0.0; escaping={escaping}");
            Assert.Equal(format.ContentType, contentType);
            string actual = ours.Read(format);
            Assert.Equal(Lines(expected), Lines(actual));
            quoted += Lines(actual).Count(line => line.StartsWith("{\"", StringComparison.Ordinal));
        }

        Assert.Equal(names == PrometheusNames.Utf8, quoted > 1000);
    }

    /// <summary>Returns all lines except the sums of histograms, whose last digits depend on the order of addition.</summary>
    private static IEnumerable<string> Lines(string text) => text.Split('\n')
        .Where(line => !line.Contains("_sum{", StringComparison.Ordinal) && !line.Contains("_sum\"", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
