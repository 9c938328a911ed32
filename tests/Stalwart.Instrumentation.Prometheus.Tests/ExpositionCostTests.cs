using Microsoft.Extensions.Logging.Abstractions;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;
using Stalwart.Instrumentation.Prometheus.Sources;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>The allocations of a scrape of ten thousand series that was written before.</summary>
public sealed class ExpositionCostTests
{
    private const int Series = 10_000;
    private const int MaxBytes = 2048;
    private const int MaxCalls = 2000;

    private readonly ExpositionWriter writer;
    private readonly ExpositionWriter quoting;

    public ExpositionCostTests()
    {
        var draft = new CatalogueDraft();
        TagDescriptor[] tags = [new("reason", TagKind.Closed, [.. Enumerable.Range(0, 99).Select(i => $"reason-{i}")], 0)];
        for (int i = 0; i < Series / 100; i++)
        {
            draft.Add($"some.metric-{i}", i % 2 == 0 ? MetricKind.Counter : MetricKind.Gauge, "By", "D", tags, isObserved: i % 4 == 0);
        }

        RecordedCatalogue recorded = draft.Make("cost-" + Guid.NewGuid().ToString("N"));
        foreach (MetricDescriptor metric in recorded.Catalogue.Metrics)
        {
            for (int i = 0; i < metric.SeriesCount; i++)
            {
                recorded.Record(metric, i, 1 + (i / 8.0));
            }
        }

        writer = new ExpositionWriter([new CatalogueMetrics(recorded.Catalogue)], new ExpositionOptions());
        writer.Read();
        quoting = new ExpositionWriter(
            [new CatalogueMetrics(recorded.Catalogue)], new ExpositionOptions { Names = PrometheusNames.Utf8 });
        quoting.Read();
    }

    [Fact]
    public void Writing_a_reading_again_allocates_nothing_in_any_format()
    {
        var buffer = new Utf8Buffer();
        ExpositionFormat quoted = ExpositionFormat.Text100.For(PrometheusNames.Utf8, "allow-utf-8");
        IEnumerable<(ExpositionWriter, ExpositionFormat)> all = ExpositionFormat.All.Select(format => (writer, format));
        foreach ((ExpositionWriter writer, ExpositionFormat format) in all.Append((quoting, quoted)))
        {
            long bytes = Allocated(
                () =>
                {
                    buffer.Clear();
                    writer.Write(format, buffer);
                },
                max: 0);
            Assert.Equal(0, bytes);
        }

        Assert.True(buffer.Written.Length > Series * 50);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Memory_of_an_answer_is_reused_after_its_client_has_read_it(bool isCompressed)
    {
        var collector = new ScrapeCollector(writer.Read, writer.Write, TestStatus.Create(), NullLogger.Instance);
        var form = new ScrapeForm(ExpositionFormat.OpenMetrics100, isCompressed);
        Assert.InRange(Allocated(() => collector.Collect([form])[0].Release(), MaxBytes), 0, MaxBytes);
    }

    /// <summary>
    /// Returns how much a call allocates on this thread in the steady state. Until the JIT has optimized a method, the method may box
    /// values that it does not box afterward.
    /// </summary>
    private static long Allocated(Action action, long max)
    {
        long least = long.MaxValue;
        for (int i = 0; i < MaxCalls && least > max; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
