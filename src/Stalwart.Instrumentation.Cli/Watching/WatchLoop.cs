using System.Diagnostics;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Scrapes at an interval until it is enough.</summary>
/// <param name="client">The endpoint.</param>
/// <param name="watcher">What compares the scrapes.</param>
/// <param name="interval">The time between scrapes.</param>
/// <param name="count">How many scrapes; endless when not given.</param>
internal sealed class WatchLoop(ScrapeClient client, Watcher watcher, TimeSpan interval, int? count)
{
    /// <summary>Runs; shows each frame, or what went wrong after the first one, which must succeed.</summary>
    public async Task RunAsync(Action<WatchFrame?, string?> show, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(interval);
        long last = Stopwatch.GetTimestamp();
        WatchFrame? frame = null;
        for (int done = 0; count is null || done < count; done++)
        {
            if (done > 0 && !await timer.WaitForNextTickAsync(cancel))
            {
                return;
            }

            try
            {
                IReadOnlyList<SampleFamily> families = await client.ScrapeAsync(cancel);
                long now = Stopwatch.GetTimestamp();
                frame = watcher.Take(families, Stopwatch.GetElapsedTime(last, now));
                last = now;
                show(frame, null);
            }
            catch (Failure failure) when (frame is not null)
            {
                // The process may come back, and rates go on over the gap.
                show(frame, failure.Message);
            }
        }
    }
}
