using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Scrapes all addresses at an interval until it is enough.</summary>
/// <param name="endpoints">The addresses.</param>
/// <param name="watcher">What adds them up.</param>
/// <param name="interval">The time between scrapes.</param>
/// <param name="count">How many scrapes; endless when not given.</param>
internal sealed class WatchLoop(IReadOnlyList<WatchedEndpoint> endpoints, Watcher watcher, TimeSpan interval, int? count)
{
    /// <summary>Runs and shows each frame.</summary>
    /// <exception cref="Failure">No address has ever answered.</exception>
    public async Task RunAsync(Action<WatchFrame> show, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(interval);
        for (int done = 0; count is null || done < count; done++)
        {
            if (done > 0 && !await timer.WaitForNextTickAsync(cancel))
            {
                return;
            }

            // An address that hangs must not keep the others from being shown to who watches; who counts scrapes wants whole ones.
            await WaitAsync(endpoints.Count == 1 || count is not null ? Timeout.InfiniteTimeSpan : interval, cancel);
            foreach (WatchedEndpoint endpoint in endpoints)
            {
                endpoint.Take();
            }

            if (endpoints.All(endpoint => endpoint is { HasAnswered: false, Error: not null, IsWaiting: false }))
            {
                throw new Failure(string.Join("; ", endpoints.Select(endpoint => endpoint.Error)));
            }

            show(watcher.Frame(endpoints));
        }
    }

    private async Task WaitAsync(TimeSpan limit, CancellationToken cancel)
    {
        Task all = Task.WhenAll(endpoints.Select(endpoint => endpoint.ScrapeAsync(cancel)));
        try
        {
            await all.WaitAsync(limit, cancel);
        }
        catch (TimeoutException)
        {
            // Those that have not answered are shown so, and taken when they do.
        }
    }
}
