using System.Diagnostics;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>
/// Recording on one processor while the others serve scrapes of the reference catalogue over HTTP, at the max collection rate of the
/// endpoint; compared with the same loop alone, in alternation.
/// </summary>
internal static class ScrapedRecordingTarget
{
    private const int ScrapesPerSecond = 40;
    private const int Turns = 21;

    /// <summary>Ten scrapes.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    /// <summary>The server and the client are recompiled in the background while they are hot.</summary>
    private static readonly TimeSpan WarmupTime = TimeSpan.FromSeconds(3);

    public static IReadOnlyList<Target> All { get; } =
    [
        new("recording while scraped 40 times a second, against alone", TargetKind.ShareOfPeer, 1.05, () => Measure(Loops.Plain)),
        new(
            "recording 3 tags while scraped 40 times a second, against alone",
            TargetKind.ShareOfPeer,
            1.05,
            () => Measure(Loops.ThreeTags)),
    ];

    /// <summary>Returns the nanoseconds per record.</summary>
    private static (double Scraped, double Alone) Measure(Action<int> loop)
    {
        TouchedCatalogue.Touch();
        MailEvents.Catalogue.Apply(new EventPolicy { EnabledEvents = ["*"] });
        using var processors = new Processors();
        using var catalogue = new ScrapedCatalogue(MailEvents.Catalogue);
        using var scraper = new PacedScraper(catalogue.Scrape, ScrapesPerSecond);
        double[] scraped = new double[Turns], alone = new double[Turns];
        var recording = new Thread(() => Record(loop, scraper, scraped, alone));
        recording.Start();
        recording.Join();
        return (Clock.Median(scraped), Clock.Median(alone));
    }

    private static void Record(Action<int> loop, PacedScraper scraper, double[] scraped, double[] alone)
    {
        Processors.UseForRecording();
        scraper.Resume();
        long begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < WarmupTime)
        {
            loop(100_000);
        }

        scraper.Pause();
        int count = (int)Math.Min(Turn.TotalNanoseconds / Time(loop, 1_000_000), 1e9);
        for (int turn = 0; turn < Turns; turn++)
        {
            alone[turn] = Time(loop, count);
            int before = scraper.Scrapes;
            scraper.Resume();
            scraped[turn] = Time(loop, count);
            scraper.Pause();
            if (scraper.Scrapes == before)
            {
                throw new InvalidOperationException("No scrape completed while the loop recorded");
            }
        }
    }

    private static double Time(Action<int> loop, int count)
    {
        long start = Stopwatch.GetTimestamp();
        loop(count);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }
}
