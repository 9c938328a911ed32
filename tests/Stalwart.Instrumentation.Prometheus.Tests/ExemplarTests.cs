using System.Diagnostics;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>The exemplars of counters and histograms, in the formats that have them.</summary>
public sealed class ExemplarTests
{
    private const string Ids = "trace_id=\"0af7651916cd43dd8448eb211c80319c\",span_id=\"b7ad6b7169203331\"";

    private static readonly DateTime Time = DateTime.UnixEpoch.AddSeconds(1_700_000_000.25);

    private readonly RecordedCatalogue recorded;

    public ExemplarTests()
    {
        var draft = new CatalogueDraft();
        draft.Add("a.count", MetricKind.Counter, "", "D");
        draft.Add("a.time", MetricKind.Histogram, "s", "D", boundaries: [1, 2]);
        draft.AddNative("a.wait", "s");
        draft.Add("a.level", MetricKind.UpDownCounter, "", "D");
        recorded = draft.Make("exemplars-" + Guid.NewGuid().ToString("N"));
        recorded.Catalogue.Apply(new EventPolicy { Exemplars = true });
        Record(0, 3);
        Record(3, 4);
    }

    [Fact]
    public void OpenMetrics_has_the_exemplar_of_a_counter_after_its_value()
    {
        Record(1, 1.5);
        string[] lines = Lines(ExpositionFormat.OpenMetrics100);
        Assert.Contains($"a_count_total{{}} 3 # {{{Ids}}} 3 1700000000.250", lines);
        Assert.Contains("a_level{} 4", lines);
    }

    [Theory]
    [InlineData(0.5, "1.0")]
    [InlineData(1, "1.0")]
    [InlineData(1.5, "2.0")]
    [InlineData(7, "+Inf")]
    public void OpenMetrics_has_the_exemplar_of_a_histogram_at_the_bucket_of_its_value(double value, string bound)
    {
        Record(1, value);
        string line = Assert.Single(
            Lines(ExpositionFormat.OpenMetrics100),
            line => line.StartsWith("a_time", StringComparison.Ordinal) && line.Contains('#', StringComparison.Ordinal));
        string expected = $"a_time_seconds_bucket{{le=\"{bound}\"}} 1 # {{{Ids}}} {Text(value)} 1700000000.250";
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Prometheus_text_format_has_no_exemplars()
    {
        Record(1, 1.5);
        Assert.DoesNotContain("trace_id", Scrape().Read(ExpositionFormat.Text004), StringComparison.Ordinal);
        Assert.DoesNotContain("trace_id", Scrape().Read(ExpositionFormat.Text100), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(7, 2)]
    public void Protobuf_has_exemplars_of_counters_buckets_and_native_histograms(double value, int bucket)
    {
        Record(1, value);
        Record(2, value);
        ProtobufFields[] families = [.. ProtobufFields.Read(Scrape().ReadBytes(ExpositionFormat.Protobuf))];
        ProtobufFields Metric(string name) => families.Single(family => family.Text(1) == name).Message(4);
        CheckExemplar(Metric("a_count_total").Message(3).Message(2), 3);
        ProtobufFields[] buckets = [.. Metric("a_time_seconds").Message(7).Messages(3)];
        Assert.Equal(Math.Max(2, bucket + 1), buckets.Length);
        CheckExemplar(buckets[bucket].Message(3), value);
        Assert.Equal(1, buckets.Count(one => one.Has(3)));
        Assert.Equal(bucket == 2 ? double.PositiveInfinity : 2, buckets[^1].Double(2));
        CheckExemplar(Metric("a_wait_seconds").Message(7).Message(16), value);
        Assert.False(Metric("a_level").Message(2).Has(2));
    }

    [Fact]
    public void Writing_exemplars_again_allocates_nothing()
    {
        Record(1, 1.5);
        OurScrape scrape = Scrape();
        foreach (ExpositionFormat format in (ExpositionFormat[])[ExpositionFormat.OpenMetrics100, ExpositionFormat.Protobuf])
        {
            Assert.Equal(0, scrape.AllocatedByWriting(format));
        }
    }

    private static void CheckExemplar(ProtobufFields exemplar, double value)
    {
        Assert.Equal(
            [("trace_id", "0af7651916cd43dd8448eb211c80319c"), ("span_id", "b7ad6b7169203331")],
            exemplar.Messages(1).Select(label => (label.Text(1), label.Text(2))));
        Assert.Equal(value, exemplar.Double(2));
        Assert.Equal((1_700_000_000UL, 250_000_000UL), (exemplar.Message(3).Number(1), exemplar.Message(3).Number(2)));
    }

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Record(int metric, double value)
    {
        MetricDescriptor descriptor = recorded.Catalogue.Metrics[metric];
        recorded.Record(descriptor, 0, value);
        recorded.Catalogue.Engine.Source.Exemplars!.Keep(
            descriptor.FirstCell,
            new Exemplar(
                ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"),
                ActivitySpanId.CreateFromString("b7ad6b7169203331"),
                value,
                Time));
    }

    private OurScrape Scrape() => new([recorded.Catalogue], hasScopeLabels: false);

    private string[] Lines(ExpositionFormat format) => Scrape().Read(format).Split('\n');
}
