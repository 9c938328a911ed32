using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>An answer keeps its memory while a client may read it, and a later answer reuses it afterward.</summary>
public sealed class ScrapeMemoryTests
{
    private static readonly ScrapeForm Text = new(ExpositionFormat.Text004, IsCompressed: false);

    private readonly ScrapeCollector collector;
    private byte written = (byte)'a';

    public ScrapeMemoryTests() =>
        collector = new ScrapeCollector(() => { }, (_, output) => output.Append([written++]), TestStatus.Create(), NullLogger.Instance);

    [Fact]
    public void Answer_is_unchanged_until_the_last_of_its_clients_has_read_it()
    {
        ScrapeAnswer answer = collector.Collect([Text])[0];
        answer.ShareWith(2);
        answer.Release();
        collector.Collect([Text])[0].Release();
        Assert.Equal("a", TextOf(answer));
        answer.Release();
        collector.Collect([Text]);
        collector.Collect([Text]);
        Assert.NotEqual("a", TextOf(answer));
    }

    [Fact]
    public async Task Answer_is_shared_by_all_clients_that_wait_for_it()
    {
        using var first = new SemaphoreSlim(0);
        using var queue = new ScrapeQueue(async forms =>
        {
            await first.WaitAsync();
            return collector.Collect(forms);
        });
        Task<ScrapeAnswer> before = queue.NextAsync(Text);
        first.Release();
        (await before).Release();

        Task<ScrapeAnswer>[] clients = [.. Enumerable.Range(0, 50).Select(_ => queue.NextAsync(Text))];
        first.Release(clients.Length);
        ScrapeAnswer[] answers = await Task.WhenAll(clients);
        string[] texts = [.. answers.Select(TextOf)];
        foreach (ScrapeAnswer answer in answers.SkipLast(1))
        {
            answer.Release();
        }

        collector.Collect([Text]);
        Assert.Equal(texts[^1], TextOf(answers[^1]));
    }

    [Fact]
    public async Task Memory_of_an_answer_is_not_reused_when_a_client_disconnects()
    {
        ScrapeAnswer answer = collector.Collect([Text])[0];
        var handler = new ScrapeHandler(_ => Task.FromResult(answer), PrometheusNames.Standard, TimeSpan.FromMilliseconds(20));
        var context = new DefaultHttpContext { Request = { Method = "GET" }, Response = { Body = new UnreadStream() } };
        await handler.AnswerAsync(context).WaitAsync(TestTimeout.Max);
        collector.Collect([Text]);
        collector.Collect([Text]);
        Assert.Equal("a", TextOf(answer));
    }

    private static string TextOf(ScrapeAnswer answer) => System.Text.Encoding.ASCII.GetString(answer.Body.Span);

    /// <summary>Reads nothing.</summary>
    private sealed class UnreadStream : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
