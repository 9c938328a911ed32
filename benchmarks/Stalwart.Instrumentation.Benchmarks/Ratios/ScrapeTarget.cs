using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>A scrape of the reference catalogue with all its series touched, beside the same series as the SDK's own counters.</summary>
internal static class ScrapeTarget
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new("ms per scrape of all series, against SDK counters", TargetKind.ShareOfPeer, 1.3, Measure),
    ];

    private static (double Ours, double Peer) Measure()
    {
        TouchedCatalogue.Touch();
        EventCatalogue catalogue = MailEvents.Catalogue;
        catalogue.Apply(new EventPolicy { EnabledEvents = ["*"] });
        using var meter = new Meter("stalwart-peer", catalogue.Version);
        using var ours = new ScrapedProvider(builder => builder.AddEventCatalogue(catalogue));
        using var peers = new ScrapedProvider(builder => builder.AddMeter(meter.Name));
        var seen = catalogue.Snapshot().Series.Where(s => s.Metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter).ToList();
        var counters = new Dictionary<string, Counter<long>>();
        foreach (SeriesSnapshot one in seen)
        {
            if (!counters.TryGetValue(one.Metric.Name, out Counter<long>? counter))
            {
                counters.Add(
                    one.Metric.Name,
                    counter = meter.CreateCounter<long>(one.Metric.Name, one.Metric.Unit, one.Metric.Description));
            }

            counter.Add(1, [.. one.Tags]);
        }

        double[] oursTimes = new double[25], peersTimes = new double[25];
        for (int turn = -60; turn < 25; turn++)
        {
            double a = Time(ours), b = Time(peers);
            if (turn >= 0)
            {
                (oursTimes[turn], peersTimes[turn]) = (a, b);
            }
        }

        catalogue.Apply(new EventPolicy());
        return (Clock.Median(oursTimes), Clock.Median(peersTimes));
    }

    private static double Time(ScrapedProvider provider)
    {
        long start = Stopwatch.GetTimestamp();
        provider.Scrape();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
