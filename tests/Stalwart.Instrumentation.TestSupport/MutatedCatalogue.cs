using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.TestSupport;

/// <summary>A catalogue with random damage from a seed. FUZZ_COUNT sets the number of attempts, FUZZ_SEED the first seed.</summary>
internal static class MutatedCatalogue
{
    /// <summary>A bit of everything, so that mutations reach every rule soon.</summary>
    public const string Small = """
        [catalogue]
        meter = "m"
        max-series = 60
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
        "\"", "'", "\"\"\"", "{", "}", "[", "]", "[[", "=", ",", ".", "#", "\n", "\r\n", "\t", " ", "\\", "\\u0000", "\0", "\u00e9",
        "\ud83d\ude00", "\ud83d", "\ufffd", "-", "1e400", "nan", "0x1F",
        "1979-05-27", "true", "id = 1", "[events]", "a.one", "description", "99999999999999999999", "tags = { a = [\"b\"] }", "other",
        "= {", "}]",
    ];

    /// <summary>Gets the number of attempts.</summary>
    public static int Count(int otherwise) => Number("FUZZ_COUNT", otherwise);

    /// <summary>The first seed.</summary>
    public static int FirstSeed => Number("FUZZ_SEED", 637);

    public static string Of(string original, int seed)
    {
        var random = new Random(seed);
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

    private static int Number(string variable, int otherwise) =>
        int.Parse(
            Environment.GetEnvironmentVariable(variable) ?? otherwise.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);
}
