using System.Diagnostics;
using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>
/// Mutated catalogues: never an exception, never a hang, every place inside the text, and the same text gives the same result.
/// </summary>
[Deep]
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Small_catalogues()
    {
        Assert.Empty(CatalogueReader.Read("f", MutatedCatalogue.Small).Diagnostics);
        Try(MutatedCatalogue.Small, MutatedCatalogue.Count(3000));
    }

    [Fact]
    public void The_reference_catalogue() =>
        Try(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "events.toml")), MutatedCatalogue.Count(3000) / 100);

    private void Try(string original, int count)
    {
        (TimeSpan Time, int Seed) longest = default;
        for (int seed = MutatedCatalogue.FirstSeed; seed < MutatedCatalogue.FirstSeed + count; seed++)
        {
            string text = MutatedCatalogue.Of(original, seed);
            long start = Stopwatch.GetTimestamp();
            CatalogueResult result = CatalogueReader.Read("f", text);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            longest = time > longest.Time ? (time, seed) : longest;
            Assert.True(time < TestTimeout.Max, $"seed {seed} took {time}");
            Assert.Equal(result, CatalogueReader.Read("f", text));
            foreach (CatalogueDiagnostic finding in result.Diagnostics)
            {
                Assert.True(finding.Span.Start >= 0 && finding.Span.Start + finding.Span.Length <= text.Length, $"seed {seed}: {finding}");
                string message = string.Format(CultureInfo.InvariantCulture, Rules.ById(finding.Id).Message, [.. finding.Arguments]);
                Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
            }
        }

        output.WriteLine($"{count} catalogues; the longest took {longest.Time.TotalMilliseconds:F1} ms (seed {longest.Seed}).");
    }
}
