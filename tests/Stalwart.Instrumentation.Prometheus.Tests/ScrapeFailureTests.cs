using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>A collection that fails.</summary>
public sealed class ScrapeFailureTests
{
    private static readonly ScrapeForm Text = new(ExpositionFormat.Text004, IsCompressed: false);

    private bool isFailing = true;

    [Fact]
    public async Task Scrape_returns_500_without_a_body_and_the_next_one_succeeds()
    {
        using var log = new LogLines();
        var collector = new ScrapeCollector(() => { }, Write, TestStatus.Create(), log);
        var handler = new ScrapeHandler(
            form => Task.FromResult(collector.Collect([form])[0]), PrometheusNames.Standard, ScrapeHandler.DefaultTimeout);
        Assert.Equal((500, "", 0), await AskAsync(handler));
        isFailing = false;
        Assert.Equal((200, ExpositionFormat.Text004.ContentType, 2), await AskAsync(handler));
    }

    [Fact]
    public void Failure_is_logged_once_until_a_scrape_succeeds()
    {
        using var log = new LogLines();
        var collector = new ScrapeCollector(() => { }, Write, TestStatus.Create(), log);
        collector.Collect([Text]);
        collector.Collect([Text]);
        Assert.Equal(
            ["Error: Failed to collect metrics for a scrape. Further failures are not logged until a scrape succeeds."], log.Lines);
        isFailing = false;
        collector.Collect([Text]);
        isFailing = true;
        collector.Collect([Text]);
        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public void Failed_format_does_not_affect_others_of_its_collection()
    {
        using var log = new LogLines();
        var collector = new ScrapeCollector(
            () => { },
            (format, output) =>
            {
                isFailing = format == ExpositionFormat.Protobuf;
                Write(format, output);
            },
            TestStatus.Create(),
            log);
        IReadOnlyList<ScrapeAnswer> answers = collector.Collect([Text, new(ExpositionFormat.Protobuf, IsCompressed: false), Text]);
        Assert.Equal([200, 500, 200], answers.Select(answer => answer.Status));
        Assert.Single(log.Lines);
    }

    [Fact]
    public void Failed_reading_fails_every_format()
    {
        using var log = new LogLines();
        var collector = new ScrapeCollector(() => throw new InvalidOperationException("nothing to read"), Write, TestStatus.Create(), log);
        isFailing = false;
        Assert.Equal([500, 500], collector.Collect([Text, Text]).Select(answer => answer.Status));
        Assert.Single(log.Lines);
    }

    [Fact]
    public void Answer_after_a_failure_contains_nothing_of_the_failed_one()
    {
        using var log = new LogLines();
        var collector = new ScrapeCollector(() => { }, Write, TestStatus.Create(), log);
        collector.Collect([Text]);
        isFailing = false;
        Assert.Equal("1\n"u8, collector.Collect([Text])[0].Body.Span);
    }

    private static async Task<(int Status, string ContentType, int Length)> AskAsync(ScrapeHandler handler)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = "GET" }, Response = { Body = body } };
        await handler.AnswerAsync(context);
        return (context.Response.StatusCode, context.Response.ContentType ?? "", (int)body.Length);
    }

    private void Write(ExpositionFormat format, Utf8Buffer output)
    {
        output.Append("1\n"u8);
        if (isFailing)
        {
            throw new InvalidOperationException("nothing to read");
        }
    }
}
