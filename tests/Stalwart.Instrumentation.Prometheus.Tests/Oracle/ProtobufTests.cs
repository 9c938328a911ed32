using System.Globalization;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>
/// A scrape in Protocol Buffers equals the text, which is compared with the SDK's exporter; and it has native histograms.
/// </summary>
public sealed class ProtobufTests
{
    [Fact]
    public void Protobuf_of_generated_catalogues_equals_their_text()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            RecordedCatalogue recorded = GeneratedCatalogue.Make(random);
            GeneratedCatalogue.Fill(recorded, random);
            KeyValuePair<string, object>[] resource = [new("service.name", "a \"b\"\\\n"), new("service-name", true)];
            var scrape = new OurScrape([recorded.Catalogue], seed % 3 > 0, seed % 2 == 0 ? resource : null);
            List<ScrapeFamily> text = ParsedScrape.Read(scrape.Read(ExpositionFormat.Text004), isOpenMetrics: false);
            List<ScrapeFamily> protobuf = ProtobufScrape.Read(scrape.ReadBytes(ExpositionFormat.Protobuf));
            Assert.Equal(text.Select(Description), protobuf.Select(Description));
            foreach ((ScrapeFamily expected, ScrapeFamily actual) in text.Zip(protobuf))
            {
                Assert.Equal(
                    expected.Samples.OrderBy(sample => sample.Key).Select(sample => (sample.Key, Parsed(sample.Value))),
                    actual.Samples.OrderBy(sample => sample.Key).Select(sample => (sample.Key, Parsed(sample.Value))));
            }
        }
    }

    [Fact]
    public void Native_histogram_has_each_value_in_the_bucket_of_its_power_of_two()
    {
        var draft = new CatalogueDraft();
        draft.AddNative("native.time", "s");
        RecordedCatalogue recorded = draft.Make("protobuf-native");
        var random = new Random(5);
        IEnumerable<double> randoms = Enumerable.Range(0, 500).Select(_ => Math.Pow(2, (random.NextDouble() * 30) - 15));
        double[] values = [0, 1e-9, 1, 2, 2.0000001, .. randoms];
        foreach (double value in values)
        {
            recorded.Record(recorded.Catalogue.Metrics[0], 0, value);
        }

        var scrape = new OurScrape([recorded.Catalogue]);
        ProtobufFields family = Assert.Single(ProtobufFields.Read(scrape.ReadBytes(ExpositionFormat.Protobuf)));
        ProtobufFields histogram = family.Message(4).Message(7);
        Assert.Equal((3, 2UL, (ulong)values.Length), (histogram.Signed(5), histogram.Number(7), histogram.Number(1)));
        Assert.Equal(Math.Pow(2, -26), histogram.Double(6));
        Assert.Equal(values.Sum(), histogram.Double(2), 1e-6);
        Assert.False(histogram.Has(3));
        Assert.Equal(
            values.Where(value => value > 1e-8).CountBy(value => (long)Math.Ceiling(Math.Log2(value) * 8 - 1e-12)).OrderBy(one => one.Key),
            Buckets(histogram).Select(one => KeyValuePair.Create(one.Key, (int)one.Value)));
    }

    [Fact]
    public void Protobuf_has_the_created_timestamp_of_a_counter()
    {
        var draft = new CatalogueDraft();
        draft.Add("a", MetricKind.Counter, "", "D");
        RecordedCatalogue recorded = draft.Make("protobuf-created");
        recorded.Record(recorded.Catalogue.Metrics[0], 0, 1);
        var scrape = new OurScrape([recorded.Catalogue], created: DateTimeOffset.UnixEpoch.AddSeconds(7.25));
        ProtobufFields family = Assert.Single(ProtobufFields.Read(scrape.ReadBytes(ExpositionFormat.Protobuf)));
        ProtobufFields time = family.Message(4).Message(3).Message(3);
        Assert.Equal((7UL, 250_000_000UL), (time.Number(1), time.Number(2)));
    }

    /// <summary>The counts of the buckets that have values, by index.</summary>
    private static IEnumerable<KeyValuePair<long, long>> Buckets(ProtobufFields histogram)
    {
        long index = 0, count = 0, delta = 0;
        long[] deltas = histogram.SignedNumbers(13);
        foreach (ProtobufFields span in histogram.Messages(12))
        {
            index += span.Signed(1);
            for (ulong i = 0; i < span.Number(2); i++)
            {
                count += deltas[delta++];
                yield return KeyValuePair.Create(index++, count);
            }
        }

        Assert.Equal(deltas.Length, delta);
    }

    private static (string Name, string Type, string Help) Description(ScrapeFamily family) => (family.Name, family.Type, family.Help);

    private static double Parsed(string value) => value switch
    {
        "+Inf" or "∞" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(value, CultureInfo.InvariantCulture),
    };
}
