using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>A slow scrape delays neither recording nor other scrapes.</summary>
public sealed class ScrapeIsolationTests
{
    private readonly EventMetricsOptions options = new() { Prometheus = new PrometheusOptions { Enable = true } };
    private readonly TestCatalogue test = new();

    [Fact]
    public async Task Recording_continues_while_a_scrape_waits_for_a_gauge()
    {
        using var isReading = new ManualResetEventSlim();
        using var isRecorded = new ManualResetEventSlim();
        using IDisposable gauge = test.Catalogue.GetGauge("server.memory").Observe(Read);
        using var pipeline = new PrometheusPipeline([test.Catalogue], "isolation", options, NullLogger.Instance);
        Task<ScrapeAnswer> scrape = pipeline.ScrapeAsync(new ScrapeForm(ExpositionFormat.Text004, IsCompressed: false));
        Assert.True(isReading.Wait(TestTimeout.Max));
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 1);
        test.Fail(0, "example.com");
        test.Spend(0.5);
        Assert.False(scrape.IsCompleted);
        isRecorded.Set();
        Assert.Equal(200, (await scrape).Status);

        double Read()
        {
            isReading.Set();
            return isRecorded.Wait(TestTimeout.Max) ? 1 : 0;
        }
    }

    [Fact]
    public async Task Scrape_succeeds_while_another_client_does_not_read()
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        using var pipeline = new PrometheusPipeline([test.Catalogue], "isolation", options, NullLogger.Instance);
        var handler = new ScrapeHandler(pipeline.ScrapeAsync, PrometheusNames.Standard, TestTimeout.Max);
        using var left = new CancellationTokenSource();
        var slow = new DefaultHttpContext { Request = { Method = "GET" }, Response = { Body = new UnreadStream() } };
        slow.RequestAborted = left.Token;
        Task unread = handler.AnswerAsync(slow);
        for (int i = 0; i < 3; i++)
        {
            using var body = new MemoryStream();
            await handler.AnswerAsync(new DefaultHttpContext { Request = { Method = "GET" }, Response = { Body = body } });
            Assert.Contains("} 7\n", System.Text.Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
        }

        Assert.False(unread.IsCompleted);
        await left.CancelAsync();
        await unread.WaitAsync(TestTimeout.Max);
    }

    [Fact]
    public void Client_has_ten_seconds_to_read_its_answer() =>
        Assert.Equal(TimeSpan.FromSeconds(10), ScrapeHandler.DefaultTimeout);

    [Fact]
    public void Text_format_of_a_native_histogram_has_its_sum_and_count()
    {
        var draft = new CatalogueDraft();
        draft.AddNative("isolation.time", "s");
        RecordedCatalogue recorded = draft.Make("isolation-native");
        recorded.Record(recorded.Catalogue.Metrics[0], 0, 2);
        recorded.Record(recorded.Catalogue.Metrics[0], 0, 3);
        ScrapeFamily family = Assert.Single(
            ParsedScrape.Read(
                new OurScrape([recorded.Catalogue], hasScopeLabels: false).Read(ExpositionFormat.Text004), isOpenMetrics: false));
        Assert.Equal(
            ["_bucket le=+Inf 2", "_count  2", "_sum  5"],
            family.Samples.Select(sample => $"{sample.Key.Suffix} {sample.Key.Labels} {sample.Value}").Order(StringComparer.Ordinal));
    }

    /// <summary>Reads nothing.</summary>
    private sealed class UnreadStream : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
