using System.Diagnostics;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>A thread that scrapes a fixed number of times per second while enabled.</summary>
internal sealed class PacedScraper : IDisposable
{
    private readonly ManualResetEventSlim isWanted = new();
    private readonly Func<int> scrape;
    private readonly TimeSpan interval;
    private readonly Thread thread;
    private volatile bool hasEnded;
    private int scrapes;

    /// <summary>Starts the thread without scraping yet.</summary>
    /// <param name="scrape">Scrapes once.</param>
    /// <param name="perSecond">The number of scrapes per second.</param>
    public PacedScraper(Func<int> scrape, int perSecond)
    {
        this.scrape = scrape;
        interval = TimeSpan.FromSeconds(1.0 / perSecond);
        thread = new Thread(Run);
        thread.Start();
    }

    /// <summary>Gets the number of scrapes so far.</summary>
    public int Scrapes => Volatile.Read(ref scrapes);

    public void Resume() => isWanted.Set();

    public void Pause() => isWanted.Reset();

    public void Dispose()
    {
        hasEnded = true;
        Resume();
        thread.Join();
        isWanted.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            isWanted.Wait();
            if (hasEnded)
            {
                return;
            }

            long start = Stopwatch.GetTimestamp();
            scrape();
            Interlocked.Increment(ref scrapes);
            TimeSpan rest = interval - Stopwatch.GetElapsedTime(start);
            if (rest > TimeSpan.Zero)
            {
                Thread.Sleep(rest);
            }
        }
    }
}
