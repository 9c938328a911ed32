using System.Globalization;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>
/// Sparse counters of generated catalogues compared with a model: the first combinations are exact, all others are in the overflow.
/// </summary>
public sealed class SparseModelTests
{
    private const string Overflow = "otel.metric.overflow=True";

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Scrape_of_sparse_counters_equals_the_model(int row)
    {
        for (int seed = row * 30; seed < (row + 1) * 30; seed++)
        {
            var random = new Random(seed);
            RecordedCatalogue recorded = Make(random);
            recorded.FillOpenTags(place => $"value {place}");
            foreach (MetricDescriptor metric in recorded.Catalogue.Metrics)
            {
                Dictionary<string, long> expected = Record(recorded, metric, random);
                Dictionary<string, long> actual = recorded.Catalogue.Snapshot().Series.Where(series => series.Metric == metric)
                    .ToDictionary(Text, series => series.IntegerValue!.Value);
                Assert.Equal(expected.OrderBy(pair => pair.Key), actual.OrderBy(pair => pair.Key));
            }
        }
    }

    private static RecordedCatalogue Make(Random random)
    {
        var draft = new CatalogueDraft();
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            TagDescriptor[] tags =
            [
                .. Enumerable.Range(0, random.Next(2, 6))
                    .Select(tag => Tag($"t{tag}", random.Next(tag == 0 ? 0 : 2, 6), isOptional: random.Next(3) == 0)),
            ];
            int max = (int)Math.Min(100, tags.Aggregate(1L, (product, tag) => product * tag.Size) - 1);
            MetricKind kind = random.Next(2) == 0 ? MetricKind.Counter : MetricKind.UpDownCounter;
            draft.Add($"sparse.m{i}", kind, "{thing}", "Things", tags, maxSeries: random.Next(1, max + 1));
        }

        return draft.Make($"sparse-{Guid.NewGuid():N}");
    }

    private static TagDescriptor Tag(string name, int form, bool isOptional) => form switch
    {
        2 => new TagDescriptor(name, TagKind.Bool, [], 0) { IsOptional = isOptional },
        0 or 1 => new TagDescriptor("open", TagKind.Open, [], 7) { IsOptional = isOptional },
        _ => new TagDescriptor(name, TagKind.Closed, [.. Enumerable.Range(0, form).Select(i => $"v{i}")], 0) { IsOptional = isOptional },
    };

    /// <summary>Records at random, and returns the expected series.</summary>
    private static Dictionary<string, long> Record(RecordedCatalogue recorded, MetricDescriptor metric, Random random)
    {
        int combinations = RecordedCatalogue.Combinations(metric);
        int used = Math.Min(combinations, random.Next(1, 2 * metric.MaxSeries + 2));
        var expected = new Dictionary<string, long>();
        var known = new HashSet<int>();
        for (int i = 0; i < 4 * used; i++)
        {
            int combination = (int)((long)random.Next(used) * combinations / used);
            long value = random.Next(1, 1000) * (metric.Kind == MetricKind.UpDownCounter && random.Next(2) == 0 ? -1 : 1);
            recorded.Record(metric, combination, value);
            bool hasPlace = known.Contains(combination) || (known.Count < metric.MaxSeries && known.Add(combination));
            string text = hasPlace ? Text(metric, combination) : Overflow;
            expected[text] = expected.GetValueOrDefault(text) + value;
        }

        return expected;
    }

    private static string Text(SeriesSnapshot series) =>
        string.Join(' ', series.Tags.Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")));

    private static string Text(MetricDescriptor metric, int combination)
    {
        var texts = new List<string>();
        foreach (TagDescriptor tag in metric.Tags.Reverse())
        {
            int slot = combination % tag.Size;
            combination /= tag.Size;
            string? value = tag.IsOptional && slot == tag.Size - 1 ? null
                : tag.Kind == TagKind.Bool ? (slot == 1).ToString()
                : tag.Kind == TagKind.Open ? slot < tag.Limit ? $"value {slot}" : "other"
                : slot < tag.Values.Count ? tag.Values[slot] : "other";
            if (value is not null)
            {
                texts.Add($"{tag.Name}={value}");
            }
        }

        return string.Join(' ', texts.Order(StringComparer.Ordinal));
    }
}
