namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>Random catalogues: names that nearly end with their unit, and texts that require escaping.</summary>
internal static class GeneratedCatalogue
{
    private static readonly string[] Words =
    [
        "conf", "total", "time", "seconds", "bytes", "milliseconds", "ratio", "sum", "count", "bucket", "info", "percent", "hertz",
    ];

    private static readonly string[] Units =
    [
        "", "", "s", "ms", "By", "KiBy", "kBy", "1", "%", "{conf}", "{conf}/s", "By/s", "1/s", "m/s", "By/h", "km/min", "Hz", "Cel", "d",
    ];

    private static readonly string[] Texts =
    [
        "plain", "with \"quotes\"", @"back\slash", "two\nlines", @"a\nb", "Grüße, 世界, 🔑", "'", "{}=,", " ",
        "half \uD800 a pair", "#", "\t", @"\",
    ];

    /// <summary>Creates a catalogue of a few metrics.</summary>
    public static RecordedCatalogue Make(Random random)
    {
        var draft = new CatalogueDraft();
        int count = random.Next(1, 12);
        for (int i = 0; i < count; i++)
        {
            MetricKind kind = (MetricKind)random.Next(4);
            TagDescriptor[] tags = Tags(random);
            int combinations = tags.Aggregate(1, (product, tag) => product * tag.Size);
            draft.Add(
                $"m{i}{Name(random)}",
                kind,
                Pick(random, Units),
                $"Metric {i}: {Pick(random, Texts)}",
                tags,
                kind is MetricKind.Counter or MetricKind.UpDownCounter && random.Next(2) == 0,
                kind == MetricKind.Histogram ? Boundaries(random) : null,
                kind is MetricKind.Counter or MetricKind.UpDownCounter && random.Next(3) == 0,
                combinations > 1 && random.Next(3) == 0 ? random.Next(1, combinations) : 0);
        }

        string? version = random.Next(4) == 0 ? null : Pick(random, Texts);
        return draft.Make($"oracle-{Guid.NewGuid():N}-{Pick(random, Texts)}", version);
    }

    /// <summary>Records into some of the series.</summary>
    public static void Fill(RecordedCatalogue recorded, Random random)
    {
        recorded.FillOpenTags(place => $"{Pick(random, Texts)}{place}");
        foreach (MetricDescriptor metric in recorded.Catalogue.Metrics)
        {
            for (int i = random.Next(5) * metric.SeriesCount / 2; i > 0; i--)
            {
                recorded.Record(metric, random.Next(RecordedCatalogue.Combinations(metric)), Value(metric, random));
            }
        }
    }

    private static double Value(MetricDescriptor metric, Random random)
    {
        double value = random.Next(6) switch
        {
            0 => random.Next(10),
            1 => random.NextInt64(1L << 50),
            2 => Math.Pow(10, random.Next(-12, 13)),
            3 => Math.Pow(10, random.Next(-300, 300)) * random.NextDouble(),
            _ => random.NextDouble() * 100,
        };
        bool isInteger = !metric.IsFloating && metric.Kind is (MetricKind.Counter or MetricKind.UpDownCounter);
        value = isInteger ? Math.Min(Math.Floor(value), 1L << 50) : value;
        bool isSigned = metric.Kind is MetricKind.UpDownCounter or MetricKind.Gauge;
        return isSigned && random.Next(2) == 0 ? -value
            : metric.Kind == MetricKind.Gauge && random.Next(8) == 0 ? double.PositiveInfinity
            : value;
    }

    private static string Name(Random random) => string.Concat(
        Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.Next(2) == 0 ? "." : "-") + Pick(random, Words)));

    private static TagDescriptor[] Tags(Random random)
    {
        TagDescriptor[] all =
        [
            new("reason", TagKind.Closed, [.. Enumerable.Range(0, 3).Select(i => Pick(random, Texts) + i)], 0),
            new("is-local", TagKind.Bool, [], 0),
            new("peer.name", TagKind.Open, [], 3),
            new("peer-name", TagKind.Closed, ["one", "two"], 0),
        ];
        random.Shuffle(all);
        return all[..random.Next(4)];
    }

    private static double[] Boundaries(Random random) => random.Next(4) switch
    {
        0 => [0.005, 0.1, 1, 2.5, 10, 1000, 1e6, 1e21],
        1 => [-10, -0.5, 0, 1],
        2 => [0.00001, 0.000123, 123456, 1234567.5],
        _ => [1],
    };

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
