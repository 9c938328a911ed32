using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;
using Stalwart.Instrumentation.Prometheus.Sources;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Meters other than those of catalogues, in the same scrape.</summary>
public sealed class OtherMeterTests : IDisposable
{
    private readonly string name = "other." + Guid.NewGuid().ToString("N");
    private readonly Meter meter;
    private readonly List<IDisposable> made = [];

    public OtherMeterTests() => meter = Made(new Meter(name, "2.1", [new("tenant", "a \"b\""), new("zone.id", 7)]));

    public void Dispose() => made.ForEach(one => one.Dispose());

    [Fact]
    public async Task Scrape_of_instruments_of_every_kind_equals_that_of_the_SDK()
    {
        using var sdk = new SdkScrape([], meters: [name]);
        ExpositionWriter ours = Writer();
        Counter<long> requests = meter.CreateCounter<long>("http.requests", "{request}", "Requests");
        Counter<double> sent = meter.CreateCounter<double>("sent", "By", "Sent");
        UpDownCounter<int> busy = meter.CreateUpDownCounter<int>("busy", null, "Busy");
        Histogram<double> time = meter.CreateHistogram(
            "http.time", "s", "Time", [], new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1, 10] });
        Histogram<long> size = meter.CreateHistogram<long>("http.size", "By", "Size");
        Gauge<double> level = meter.CreateGauge<double>("level", "%", "Level");
        meter.CreateObservableGauge("seen", () => new Measurement<long>(12, new KeyValuePair<string, object?>("a", true)), null, "Seen");
        var random = new Random(4);
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < 50; i++)
            {
                KeyValuePair<string, object?> method = new("http.method", random.Next(2) == 0 ? "GET" : "P\\\"\n");
                KeyValuePair<string, object?> code = new("code", random.Next(200, 204 + round));
                requests.Add(random.Next(5), method, code);
                sent.Add(random.NextDouble(), random.Next(2) == 0 ? [method] : [code, method]);
                busy.Add(random.Next(-3, 4));
                time.Record(random.NextDouble() * 20, method);
                size.Record(random.Next(100_000));
                level.Record(random.NextDouble(), code);
            }

            foreach (ExpositionFormat format in ExpositionFormat.All.Where(format => !format.IsProtobuf))
            {
                List<ScrapeFamily> theirs = ParsedScrape.Read(await sdk.ReadAsync(format), format.IsOpenMetrics);
                List<ScrapeFamily> families = ParsedScrape.Read(Text(ours, format), format.IsOpenMetrics);
                Assert.Equal(7, theirs.Count);
                Assert.Equal(theirs.Select(family => family.Name).Order(), families.Select(family => family.Name).Order());
                foreach ((ScrapeFamily expected, ScrapeFamily actual) in
                    theirs.OrderBy(family => family.Name).Zip(families.OrderBy(family => family.Name)))
                {
                    Assert.Equal((expected.Type, expected.Unit, expected.Help), (actual.Type, actual.Unit, actual.Help));
                    Assert.Equal(
                        expected.Samples.Where(sample => sample.Key.Suffix != "_created").OrderBy(sample => sample.Key),
                        actual.Samples.OrderBy(sample => sample.Key));
                }
            }
        }
    }

    [Fact]
    public void Answer_contains_catalogue_and_other_meters_and_lists_apply_live()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        Counter<long> other = meter.CreateCounter<long>("other.counted");
        var options = new EventMetricsOptions();
        using var log = new LogLines();
        using var pipeline = new PrometheusPipeline([test.Catalogue], "test", options, log, gatesOf: null, meters: ["other.*"]);
        other.Add(2);
        string text = Scrape(pipeline);
        Assert.Contains("auth_success_total{", text, StringComparison.Ordinal);
        Assert.Contains($"other_counted_total{{otel_scope_name=\"{name}\"", text, StringComparison.Ordinal);

        pipeline.Change(options with { Prometheus = new PrometheusOptions { DisabledEvents = ["other.*/other.counted"] } });
        other.Add(5);
        Assert.DoesNotContain("other_counted", Scrape(pipeline), StringComparison.Ordinal);
        pipeline.Change(options);
        Assert.Matches("other_counted_total\\{[^}]*\\} 7\n", Scrape(pipeline));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void Instrument_with_the_name_of_a_metric_and_another_type_is_omitted_and_logged_once()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        using var log = new LogLines();
        using var pipeline = new PrometheusPipeline(
            [test.Catalogue], "test", new EventMetricsOptions(), log, gatesOf: null, meters: [name]);
        meter.CreateGauge<long>("auth.success.total").Record(1);
        Scrape(pipeline);
        Scrape(pipeline);
        Assert.StartsWith("Warning: Metric", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Meter_that_is_recreated_keeps_one_family()
    {
        ExpositionWriter writer = Writer();
        using (var first = new Meter(name + ".again"))
        {
            first.CreateCounter<long>("again").Add(1);
            Assert.Contains("again_total{", Text(writer, ExpositionFormat.Text004), StringComparison.Ordinal);
        }

        for (int i = 0; i < 20; i++)
        {
            using var next = new Meter(name + ".again");
            next.CreateCounter<long>("again").Add(i);
            Text(writer, ExpositionFormat.Text004);
        }

        Assert.Equal(1, writer.MetricCount);
    }

    [Fact]
    public void Reading_and_writing_known_series_allocates_little()
    {
        Counter<long> counter = meter.CreateCounter<long>("many");
        for (int i = 0; i < 1000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("i", i.ToString("D4", null)), new KeyValuePair<string, object?>("b", true));
        }

        ProcessMeters meters = Made(new ProcessMeters([name], [], Lists()));
        var metrics = new SdkMetrics(meters.Collect);
        for (int i = 0; i < 1000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("i", i.ToString("D4", null)), new KeyValuePair<string, object?>("b", true));
        }

        long least = long.MaxValue;
        for (int i = 0; i < 500 && least > 2048; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            metrics.Read();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, 2048);
        Assert.Equal(1000, Assert.Single(metrics.Metrics).SeriesCount);
    }

    private static InstrumentLists Lists() => new(new EventPolicy(), new EventPolicy());

    private static string Scrape(PrometheusPipeline pipeline)
    {
        ScrapeAnswer answer = pipeline.ScrapeAsync(new ScrapeForm(ExpositionFormat.Text004, IsCompressed: false)).GetAwaiter().GetResult();
        return System.Text.Encoding.UTF8.GetString(answer.Body.Span);
    }

    private static string Text(ExpositionWriter writer, ExpositionFormat format)
    {
        var buffer = new Utf8Buffer();
        writer.Read();
        writer.Write(format, buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.Written.Span);
    }

    private ExpositionWriter Writer() =>
        new([new SdkMetrics(Made(new ProcessMeters([name + "*"], [], Lists())).Collect)], new ExpositionOptions());

    private T Made<T>(T disposable)
        where T : IDisposable
    {
        made.Add(disposable);
        return disposable;
    }
}
