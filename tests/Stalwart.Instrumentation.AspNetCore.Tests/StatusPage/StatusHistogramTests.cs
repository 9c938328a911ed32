using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.AspNetCore.StatusPage;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

/// <summary>The histograms that an open page receives.</summary>
public sealed class StatusHistogramTests
{
    private const int QueueTime = 6;
    private static readonly double[] Times = [0.5, 0.5, 0.5, 20];

    [Fact]
    public async Task Page_has_buckets_and_quantiles_of_values_recorded_before_it_was_opened()
    {
        var test = new TestCatalogue();
        Array.ForEach(Times, test.Spend);
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        using PageReader page = await host.OpenAsync();
        JsonElement histogram = Assert.Single((await page.NextAsync()).Data.GetProperty("histograms").EnumerateArray());
        Assert.Equal(QueueTime, histogram.GetProperty("metric").GetInt32());
        Assert.Equal((4, 21.5), (histogram.GetProperty("count").GetInt64(), histogram.GetProperty("sum").GetDouble()));
        Assert.Equal([0, 3, 0, 1], Counts(histogram));
        Assert.Equal((0.5, 20, 0.833333333, 18, 19.6), Figures(histogram));
    }

    [Fact]
    public async Task Buckets_count_while_no_page_is_open()
    {
        var test = new TestCatalogue();
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        using (PageReader first = await host.OpenAsync())
        {
            await first.NextAsync();
            test.Spend(5);
            Assert.Equal([0, 0, 1, 0], Counts((await host.TickAsync(first)).Data.GetProperty("histograms")[0]));
        }

        await Eventually.IsTrueAsync(() => host.Feed.Viewers == 0, () => "The page was not closed.");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        test.Spend(0.05);
        using PageReader second = await host.OpenAsync();
        Assert.Equal([1, 0, 1, 0], Counts((await second.NextAsync()).Data.GetProperty("histograms")[0]));
    }

    [Fact]
    public async Task Histogram_has_no_listener_while_a_page_is_open()
    {
        var test = new TestCatalogue();
        await using PageHost host = await PageHost.StartAsync(test.Catalogue, "[metrics.prometheus]\nenable = false\n");
        using PageReader page = await host.OpenAsync();
        await page.NextAsync();
        Assert.False(test.Catalogue.Engine.Histogram("queue.time").Instrument is { Enabled: true });
    }

    [Fact]
    public void Tick_has_only_the_histograms_that_changed()
    {
        var test = new TestCatalogue();
        var sampler = new PageSampler(new PageIndex([test.Catalogue]), 3, new FakeTimeProvider());
        test.Spend(5);
        Assert.Equal(5, Assert.Single(sampler.Read(step: false).Histograms!).Sum);
        Assert.Null(sampler.Read(step: false).Histograms);
        test.Spend(0);
        Assert.Equal((2, 0), (Assert.Single(sampler.Read(step: false).Histograms!) is var row ? (row.Count, row.Buckets.Min) : default));
    }

    [Fact]
    public async Task Series_of_a_histogram_have_their_own_buckets_and_quantiles()
    {
        var test = new TestCatalogue();
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        Array.ForEach(Times, test.Spend);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        string json = await host.Client.GetStringAsync(new Uri($"/events/series?m={QueueTime}&m=0", UriKind.Relative));
        JsonElement[] messages = [.. JsonDocument.Parse(json).RootElement.EnumerateArray()];
        JsonElement histogram = Assert.Single(messages[0].GetProperty("series").EnumerateArray());
        Assert.Equal([0, 3, 0, 1], Counts(histogram));
        Assert.Equal((0.5, 20, 0.833333333, 18, 19.6), Figures(histogram));
        Assert.False(messages[1].GetProperty("series")[0].TryGetProperty("buckets", out _));
    }

    private static IEnumerable<int> Counts(JsonElement histogram) =>
        histogram.GetProperty("buckets").GetProperty("counts").EnumerateArray().Select(count => count.GetInt32());

    private static (double Min, double Max, double P50, double P95, double P99) Figures(JsonElement histogram)
    {
        JsonElement buckets = histogram.GetProperty("buckets");
        return (Figure("min"), Figure("max"), Figure("p50"), Figure("p95"), Figure("p99"));

        double Figure(string name) => Math.Round(buckets.GetProperty(name).GetDouble(), 9);
    }
}
