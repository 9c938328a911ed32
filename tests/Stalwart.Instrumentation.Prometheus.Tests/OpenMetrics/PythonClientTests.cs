using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests.OpenMetrics;

/// <summary>The official Python client reads every family and sample of an answer in OpenMetrics.</summary>
public sealed class PythonClientTests
{
    private const int Generated = 100;

    [RequiresFact(PythonClient.Parser, PythonClient.Package)]
    public async Task Strict_parser_of_the_Python_client_reads_each_family_and_sample()
    {
        string[] answers = [.. Answers()];
        Assert.Equal(2 * 2 * (Generated + 1), answers.Length);
        Assert.Equal(answers.Select(Counts), await PythonClient.ParseAsync(answers));
    }

    [RequiresFact(PythonClient.Parser, PythonClient.Package)]
    public async Task Strict_parser_of_the_Python_client_rejects_an_answer_without_an_end()
    {
        string result = Assert.Single(await PythonClient.ParseAsync(["# TYPE a gauge\na 1\n"]));
        Assert.StartsWith("error", result, StringComparison.Ordinal);
    }

    /// <summary>The reference catalogue and generated ones, each in both versions, with and without the time of creation.</summary>
    private static IEnumerable<string> Answers()
    {
        for (int seed = 0; seed <= Generated; seed++)
        {
            var random = new Random(seed);
            RecordedCatalogue recorded = seed == Generated ? ReferenceCatalogue.Make() : GeneratedCatalogue.Make(random);
            GeneratedCatalogue.Fill(recorded, random);
            KeyValuePair<string, object>[] resource = [new("service.name", "a \"b\"\\\n"), new("service.id", 12L)];
            foreach (DateTimeOffset? created in new DateTimeOffset?[] { null, DateTimeOffset.UnixEpoch.AddSeconds(1.5) })
            {
                var scrape = new OurScrape([recorded.Catalogue], seed % 3 > 0, seed % 2 == 0 ? resource : null, created);
                foreach (ExpositionFormat format in ExpositionFormat.All.Where(format => format.IsOpenMetrics))
                {
                    yield return scrape.Read(format);
                }
            }
        }
    }

    private static string Counts(string answer)
    {
        List<ScrapeFamily> families = ParsedScrape.Read(answer, isOpenMetrics: true);
        return $"{families.Count} {families.Sum(family => family.Samples.Count)}";
    }
}
