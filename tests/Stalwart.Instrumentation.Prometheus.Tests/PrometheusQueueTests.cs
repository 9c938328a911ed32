using System.Diagnostics;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Concurrent scrapes share collections, and none misses what was recorded before it arrived.</summary>
public sealed class PrometheusQueueTests
{
    private static readonly ScrapeForm Text = new(ExpositionFormat.Text004, false);
    private static readonly ScrapeForm OpenMetrics = new(ExpositionFormat.OpenMetrics100, true);

    [Fact]
    public async Task Scrapes_that_arrive_during_a_collection_share_the_next_one()
    {
        var runs = new List<TaskCompletionSource<IReadOnlyList<ScrapeAnswer>>>();
        using var begun = new SemaphoreSlim(0);
        using var queue = new ScrapeQueue(_ =>
        {
            var run = new TaskCompletionSource<IReadOnlyList<ScrapeAnswer>>(TaskCreationOptions.RunContinuationsAsynchronously);
            runs.Add(run);
            begun.Release();
            return run.Task;
        });

        Task<ScrapeAnswer> first = queue.NextAsync(Text);
        await begun.WaitAsync();
        Task<ScrapeAnswer>[] late = [queue.NextAsync(Text), queue.NextAsync(Text), queue.NextAsync(Text)];
        Assert.Single(runs);

        runs[0].SetResult([Answer(1)]);
        Assert.Equal(1, (await first).Status);
        await begun.WaitAsync();
        runs[1].SetResult([Answer(2)]);
        Assert.Equal([2, 2, 2], (await Task.WhenAll(late)).Select(answer => answer.Status));
        Assert.Equal(2, runs.Count);
    }

    [Fact]
    public async Task Answer_contains_everything_recorded_before_and_collections_do_not_overlap()
    {
        int recorded = 0, collections = 0, underWay = 0;
        using var queue = new ScrapeQueue(async forms =>
        {
            Interlocked.Increment(ref collections);
            Assert.Equal(1, Interlocked.Increment(ref underWay));
            int seen = Volatile.Read(ref recorded);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            return [.. forms.Select(_ => Answer(seen))];
        });
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            int mine = Interlocked.Increment(ref recorded);
            Assert.True((await queue.NextAsync(i % 2 == 0 ? Text : OpenMetrics)).Status >= mine);
        });

        // At most forty per second, however many arrive.
        Assert.InRange(collections, 1, 2 + (watch.Elapsed.TotalSeconds * 40));
    }

    [Fact]
    public async Task Clients_with_different_formats_share_one_collection()
    {
        var collected = new List<ScrapeForm[]>();
        using var first = new SemaphoreSlim(0);
        using var begun = new SemaphoreSlim(0);
        using var queue = new ScrapeQueue(async forms =>
        {
            begun.Release();
            await first.WaitAsync();
            collected.Add([.. forms]);
            return [.. forms.Select(form => Answer(form == Text ? 1 : 2))];
        });
        Task<ScrapeAnswer> before = queue.NextAsync(Text);
        await begun.WaitAsync();
        Task<ScrapeAnswer>[] clients = [queue.NextAsync(OpenMetrics), queue.NextAsync(Text), queue.NextAsync(OpenMetrics)];
        first.Release(2);
        await before;
        Assert.Equal([2, 1, 2], (await Task.WhenAll(clients)).Select(answer => answer.Status));
        Assert.Equal([OpenMetrics, Text], collected[1]);
        Assert.Equal(2, collected.Count);
    }

    [Fact]
    public async Task Failed_collection_fails_only_the_scrapes_that_waited_for_it()
    {
        int calls = 0;
        using var queue = new ScrapeQueue(_ => ++calls == 1
            ? throw new InvalidOperationException("full")
            : Task.FromResult<IReadOnlyList<ScrapeAnswer>>([Answer(200)]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.NextAsync(Text));
        Assert.Equal(200, (await queue.NextAsync(Text)).Status);
    }

    private static ScrapeAnswer Answer(int number) => new(number, null, default);
}
