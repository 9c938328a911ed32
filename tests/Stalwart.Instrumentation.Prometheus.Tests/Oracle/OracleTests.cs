using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>
/// A scrape says what the exporter of the OpenTelemetry SDK says of the same instruments: every family, type, unit, description, series
/// and value, but for the differences that the manual lists.
/// </summary>
public sealed class OracleTests
{
    private const string Created = "_created";

    private const int CataloguesPerRow = 100;

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Scrape_of_a_generated_catalogue_equals_that_of_the_SDK(int row) => Parallel.ForEachAsync(
        Enumerable.Range(row * CataloguesPerRow, CataloguesPerRow),
        async (seed, _) =>
        {
            var random = new Random(seed);
            RecordedCatalogue recorded = GeneratedCatalogue.Make(random);
            KeyValuePair<string, object>[] resource = [new("service.name", "a \"b\"\\\n"), new("service-name", true), new("n", 12L)];
            await CompareAsync(recorded, random, seed % 3 > 0, seed % 2 == 0 ? resource : null);
        });

    [Fact]
    public async Task Scrape_of_the_reference_catalogue_equals_that_of_the_SDK() =>
        await CompareAsync(ReferenceCatalogue.Make(), new Random(1), hasScopeLabels: true, [new("service.name", "mail")]);

    private static async Task CompareAsync(
        RecordedCatalogue recorded, Random random, bool hasScopeLabels, KeyValuePair<string, object>[]? resource)
    {
        EventCatalogue[] catalogues = [recorded.Catalogue];
        using var sdk = new SdkScrape(catalogues, hasScopeLabels, resource);
        bool isCreated = random.Next(2) == 0;
        var ours = new OurScrape(catalogues, hasScopeLabels, resource, isCreated ? DateTimeOffset.UnixEpoch.AddSeconds(1.5) : null);
        for (int round = 0; round < 2; round++)
        {
            GeneratedCatalogue.Fill(recorded, random);
            foreach (ExpositionFormat format in ExpositionFormat.All.Where(format => !format.IsProtobuf))
            {
                Compare(await sdk.ReadAsync(format), ours.Read(format), format, recorded.Catalogue, isCreated);
            }
        }
    }

    private static void Compare(string expected, string actual, ExpositionFormat format, EventCatalogue catalogue, bool isCreated)
    {
        List<ScrapeFamily> theirs = ParsedScrape.Read(expected, format.IsOpenMetrics);
        List<ScrapeFamily> ours = ParsedScrape.Read(actual, format.IsOpenMetrics);
        Assert.Equal(theirs.Select(family => family.Help).Order(), ours.Select(family => family.Help).Order());
        foreach (ScrapeFamily family in theirs)
        {
            ScrapeFamily our = ours.Find(our => our.Name == family.Name) ?? Assert.Single(ours, our => our.Help == family.Help);
            string metric = catalogue.Metrics.FirstOrDefault(metric => Exported(metric.Description) == family.Help)?.Name ?? "";
            Assert.Equal((family.Type, family.Unit, family.Help), (our.Type, our.Unit, our.Help));
            Assert.True(
                family.Name == our.Name || MayDiffer(metric, our, format), $"{metric}: expected {family.Name}, but it is {our.Name}");
            CompareSamples(family, our, isCreated);
        }
    }

    private static void CompareSamples(ScrapeFamily theirs, ScrapeFamily ours, bool isCreated)
    {
        (string Suffix, string Labels)[] expected =
        [
            .. theirs.Samples.Keys.Where(sample => sample.Suffix != Created || isCreated),
        ];
        Assert.Equal(expected.Order(), ours.Samples.Keys.Order());
        foreach ((string Suffix, string Labels) sample in expected)
        {
            if (sample.Suffix == Created)
            {
                Assert.Equal("1.500", ours.Samples[sample]);
            }
            else
            {
                CompareValues(theirs.Samples[sample], ours.Samples[sample], isSum: sample.Suffix == "_sum");
            }
        }
    }

    private static void CompareValues(string expected, string actual, bool isSum)
    {
        if (isSum)
        {
            // The last digits depend on the order of adding.
            double sum = double.Parse(expected, CultureInfo.InvariantCulture);
            Assert.Equal(sum, double.Parse(actual, CultureInfo.InvariantCulture), Math.Abs(sum) * 1e-12);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    /// <summary>Returns a text as UTF-8 can have it: half a pair becomes a replacement character.</summary>
    private static string Exported(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether the manual lists the difference between two names.</summary>
    private static bool MayDiffer(string metric, ScrapeFamily ours, ExpositionFormat format)
    {
        string name = metric.Replace('.', '_').Replace('-', '_');
        bool isCounterInOpenMetrics = format.IsOpenMetrics && ours.Type == "counter" && name.EndsWith("_total", StringComparison.Ordinal);
        bool endsWithPartOfAWord = name.EndsWith("milliseconds", StringComparison.Ordinal)
            || name.EndsWith("milliseconds_total", StringComparison.Ordinal);
        return isCounterInOpenMetrics || endsWithPartOfAWord;
    }
}
