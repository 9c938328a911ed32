using System.Diagnostics;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>
/// Lets one collection run at a time, and max forty per second: a caller that arrives meanwhile waits for the next, which then serves all
/// who wait. So an answer has everything that was recorded before its scrape came, and a thousand scrapes at once cost the process no more
/// than a few.
/// </summary>
internal sealed class ScrapeQueue(Func<ScrapeForm, Task<ScrapeAnswer>> collect) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    private readonly Lock gate = new();
    private readonly Dictionary<ScrapeForm, Turn> waiting = [];
    private readonly SemaphoreSlim turn = new(1);
    private long lastStart;

    /// <summary>
    /// The answer of the next collection in a form. Who has read it calls <see cref="ScrapeAnswer.Release"/>, once for each call of this.
    /// </summary>
    public Task<ScrapeAnswer> NextAsync(ScrapeForm form)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue(form, out Turn? next))
            {
                waiting.Add(form, next = new Turn(Task.Run(() => CollectInTurnAsync(form))));
            }

            next.Clients++;
            return next.Answer;
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<ScrapeAnswer> CollectInTurnAsync(ScrapeForm form)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            TimeSpan early = lastStart == 0 ? TimeSpan.Zero : Pace - Stopwatch.GetElapsedTime(lastStart);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early).ConfigureAwait(false);
            }

            lastStart = Stopwatch.GetTimestamp();
            int clients = Begin(form);
            ScrapeAnswer answer = await collect(form).ConfigureAwait(false);
            answer.ShareWith(clients);
            return answer;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>From here on a scrape could miss what was recorded just before it: it waits for the next.</summary>
    /// <returns>How many clients wait for this one.</returns>
    private int Begin(ScrapeForm form)
    {
        lock (gate)
        {
            waiting.Remove(form, out Turn? begun);
            return begun!.Clients;
        }
    }

    private sealed class Turn(Task<ScrapeAnswer> answer)
    {
        public Task<ScrapeAnswer> Answer => answer;

        public int Clients { get; set; }
    }
}
