using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// Mutated catalogues through the whole generator: it never throws (CS8785) and never hangs, and what it emits compiles - tried for one in
/// a few, since that costs a thousand times as much. FUZZ_COUNT=1000000 runs for an hour.
/// </summary>
[Deep]
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Small_catalogues() => Try(MutatedCatalogue.Small, MutatedCatalogue.Count(600), compileOneIn: 20);

    [Fact]
    public void The_reference_catalogue() => Try(Generated.ReferenceCatalogue, MutatedCatalogue.Count(2000) / 50, compileOneIn: 10);

    private void Try(string original, int count, int compileOneIn)
    {
        // Of a long run the first thousand are sampled as densely, the rest more thinly.
        int compiled = 0;
        (TimeSpan Time, int Seed) longest = default;
        for (int i = 0; i < count; i++)
        {
            int seed = MutatedCatalogue.FirstSeed + i;
            string text = MutatedCatalogue.Of(original, seed);
            long start = Stopwatch.GetTimestamp();
            Generated generated = Generated.From(text);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            longest = time > longest.Time ? (time, seed) : longest;
            Assert.True(generated.Result.Results.Single().Exception is null, $"seed {seed}: {generated.Result.Results.Single().Exception}");
            Assert.True(time < TestTimeout.Max, $"seed {seed} took {time}");
            if (i % (i < 1000 ? compileOneIn : 50 * compileOneIn) == 0)
            {
                compiled++;
                Assert.Empty(
                    generated.CompilerDiagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error)
                        .Select(finding => $"seed {seed}: {finding}"));
            }
        }

        output.WriteLine(
            $"{count} catalogues, {compiled} compiled; the longest took {longest.Time.TotalMilliseconds:F1} ms (seed {longest.Seed}).");
    }
}
