using System.Diagnostics;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>
/// Runs one collection at a time, and at most forty per second. A caller that arrives meanwhile waits for the next one, which serves all
/// waiting callers, each in the form that it requested. So a response includes everything recorded before its scrape arrived, and a
/// thousand concurrent scrapes cost no more than a few.
/// </summary>
/// <param name="collect">Reads once, and returns the response in each of some forms, in order.</param>
internal sealed class ScrapeQueue(Func<IReadOnlyList<ScrapeForm>, Task<IReadOnlyList<ScrapeAnswer>>> collect) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private Turn? waiting;
    private long lastStart;

    /// <summary>
    /// Returns the response of the next collection in a form. The caller must call <see cref="ScrapeAnswer.Release"/> after reading it,
    /// once per call.
    /// </summary>
    public Task<ScrapeAnswer> NextAsync(ScrapeForm form)
    {
        Turn? begun = null;
        Task<ScrapeAnswer> answer;
        lock (gate)
        {
            waiting ??= begun = new Turn();
            answer = waiting.Join(form);
        }

        if (begun is not null)
        {
            // On another thread: a gauge callback that hangs must not prevent the client's own request from ending.
            _ = Task.Run(CollectInTurnAsync);
        }

        return answer;
    }

    public void Dispose() => turn.Dispose();

    private async Task CollectInTurnAsync()
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
            await Begin().RunAsync(collect).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>From here on, a scrape could miss what was recorded just before it, so it waits for the next collection.</summary>
    private Turn Begin()
    {
        lock (gate)
        {
            Turn begun = waiting!;
            waiting = null;
            return begun;
        }
    }

    /// <summary>One collection, and the callers that wait for it.</summary>
    private sealed class Turn
    {
        private readonly List<ScrapeForm> forms = [];
        private readonly List<Share> shares = [];

        public Task<ScrapeAnswer> Join(ScrapeForm form)
        {
            int index = forms.IndexOf(form);
            if (index < 0)
            {
                index = forms.Count;
                forms.Add(form);
                shares.Add(new Share());
            }

            shares[index].Clients++;
            return shares[index].Answer.Task;
        }

        public async Task RunAsync(Func<IReadOnlyList<ScrapeForm>, Task<IReadOnlyList<ScrapeAnswer>>> collect)
        {
            try
            {
                IReadOnlyList<ScrapeAnswer> answers = await collect(forms).ConfigureAwait(false);
                for (int i = 0; i < answers.Count; i++)
                {
                    answers[i].ShareWith(shares[i].Clients);
                    shares[i].Answer.SetResult(answers[i]);
                }
            }
#pragma warning disable CA1031 // Each waiting caller receives the exception.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                shares.ForEach(share => share.Answer.TrySetException(exception));
            }
        }
    }

    /// <summary>The callers that wait for one form.</summary>
    private sealed class Share
    {
        /// <summary>Gets the response; continuations run asynchronously, so no client waits for another.</summary>
        public TaskCompletionSource<ScrapeAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Clients { get; set; }
    }
}
