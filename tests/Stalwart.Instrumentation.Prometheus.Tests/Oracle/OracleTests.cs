namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>
/// A scrape equals that of the OpenTelemetry SDK's exporter for the same instruments: every family, type, unit, description, series and
/// value, except for the differences in the manual.
/// </summary>
public sealed class OracleTests
{
    private const int CataloguesPerRow = 100;

    public static IEnumerable<TheoryDataRow<int>> Rows => Enumerable.Range(0, 20)
        .Select(row => new TheoryDataRow<int>(row) { Traits = { [DeepAttribute.Stage] = row == 0 ? [] : [DeepAttribute.Deep] } });

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
        using var comparison = new ScrapeComparison([recorded.Catalogue], hasScopeLabels, random.Next(2) == 0, resource);
        for (int round = 0; round < 2; round++)
        {
            GeneratedCatalogue.Fill(recorded, random);
            await comparison.CompareAsync();
        }
    }
}
