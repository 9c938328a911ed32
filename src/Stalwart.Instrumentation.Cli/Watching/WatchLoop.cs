using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Scrapes all addresses at an interval until canceled, or until the requested number of scrapes.</summary>
/// <param name="endpoints">The addresses.</param>
/// <param name="watcher">Adds up the values.</param>
/// <param name="interval">The time between scrapes.</param>
/// <param name="count">The number of scrapes; <see langword="null"/> for no limit.</param>
internal sealed class WatchLoop(IReadOnlyList<WatchedEndpoint> endpoints, Watcher watcher, TimeSpan interval, int? count)
{
    /// <summary>Runs the loop and shows each frame.</summary>
    /// <exception cref="Failure">No address has ever responded.</exception>
    public async Task RunAsync(Action<WatchFrame> show, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(interval);
        for (int done = 0; count is null || done < count; done++)
        {
            if (done > 0 && !await timer.WaitForNextTickAsync(cancel))
            {
                return;
            }

            // A hanging address must not delay the live view; with a number of scrapes, wait for all addresses.
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
            // Addresses without a response are shown as such, and are read when they respond.
        }
    }
}
