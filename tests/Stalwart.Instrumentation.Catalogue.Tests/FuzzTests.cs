using System.Diagnostics;
using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Xunit.Abstractions;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>
/// Mutated catalogues: never an exception, never a hang, every place inside the text, and the same text gives the same result. FUZZ_COUNT sets
/// how many are tried, FUZZ_SEED where to begin.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string Small = """
        [catalogue]
        meter = "m"
        max-series = 50
        [buckets]
        b = [0.5, 1, 10]
        [tags.set]
        values = ["x", "y-z", "other"]
        [metrics]
        "q.count" = { kind = "up-down-counter", unit = "{m}", description = "Waiting" }
        "q.time" = { kind = "histogram", unit = "s", buckets = "b", description = "Time" }
        [events]
        a.one = { id = 1, level = "warn", description = "One", tags = { t = "set", o = { type = "string", limit = 3 }, f = "bool" } }
        "a.two" = { id = 2, description = 'Two', feeds = [{ metric = "q.count", add = 1 }] }
        [events.a.three]
        id = 3
        description = "Three"
        fields = { elapsed = "duration" }
        tags = { t = ["p", "q"] }
        feeds = [
          { metric = "q.count", add = -1 },
          { metric = "q.time", record = "elapsed", tags = ["t"] },
        ]
        [retired]
        61 = "gone"

        """;

    private static readonly string[] Pieces =
    [
        "\"", "'", "\"\"\"", "{", "}", "[", "]", "[[", "=", ",", ".", "#", "\n", "\r\n", "\t", " ", "\\", "\\u0000", "\0", "\u00e9", "\ud83d\ude00", "\ud83d", "\ufffd", "-", "1e400", "nan", "0x1F",
        "1979-05-27", "true", "id = 1", "[events]", "a.one", "description", "99999999999999999999", "tags = { a = [\"b\"] }", "other", "= {", "}]",
    ];

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("FUZZ_COUNT") ?? "3000", CultureInfo.InvariantCulture);

    private static int Seed => int.Parse(Environment.GetEnvironmentVariable("FUZZ_SEED") ?? "637", CultureInfo.InvariantCulture);

    [Fact]
    public void Small_catalogues()
    {
        Assert.Empty(CatalogueReader.Read("f", Small).Diagnostics);
        Try(Small, Count);
    }

    [Fact]
    public void The_reference_catalogue() => Try(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "events.toml")), Count / 100);

    private void Try(string original, int count)
    {
        (TimeSpan Time, int Seed) longest = default;
        for (int seed = Seed; seed < Seed + count; seed++)
        {
            string text = Mutate(original, new Random(seed));
            long start = Stopwatch.GetTimestamp();
            CatalogueResult result = CatalogueReader.Read("f", text);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            longest = time > longest.Time ? (time, seed) : longest;
            Assert.True(time < TimeSpan.FromSeconds(30), $"seed {seed} took {time}");
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

    private static string Mutate(string original, Random random)
    {
        var text = new StringBuilder(original);
        for (int edits = random.Next(1, 5); edits > 0 && text.Length > 0; edits--)
        {
            int place = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(place, Math.Min(random.Next(1, 20), text.Length - place));
                    break;
                case 1:
                    text.Insert(place, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text[place] = (char)random.Next(1, 127);
                    break;
                case 3:
                    int from = random.Next(original.Length);
                    text.Insert(place, original.AsSpan(from, Math.Min(random.Next(1, 80), original.Length - from)));
                    break;
                default:
                    text.Length = random.Next(10) == 0 ? place : text.Length;
                    break;
            }
        }

        return text.ToString();
    }
}
