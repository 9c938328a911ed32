using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>A scrape of the reference catalogue with all its series touched, beside the same series as the SDK's own counters.</summary>
internal static class ScrapeTarget
{
    public static void Check(Action<string, double, double, double, string, bool> report)
    {
        EventCatalogue catalogue = MailEvents.Catalogue;
        catalogue.Apply(new EventPolicy { EnabledEvents = ["*"] });
        MetricDescriptor[] metrics = [.. catalogue.Metrics.Where(metric => metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter)];
        using var meter = new Meter("stalwart-peer", catalogue.Version);
        int series = 0;
        foreach (MetricDescriptor metric in metrics)
        {
            for (int i = 0; i < metric.SeriesCount; i++)
            {
                CellPages.TryAdd(catalogue.Engine.Touch(metric.FirstCell + i), metric.FirstCell + i, 1);
            }
        }

        FillOpenTags();
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
            series++;
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
        double mine = Clock.Median(oursTimes), theirs = Clock.Median(peersTimes);
        report($"ms per scrape of {series} series, against SDK counters", mine, theirs, mine / theirs, "<= 1.3", mine / theirs <= 1.3);
    }

    private static void FillOpenTags()
    {
        // The values that are timed later are among those that are kept.
        Loops.OpenTag(4);
        for (int i = 4; i < 50; i++)
        {
            MailEvents.Delivery.Delivered($"domain-{i}.example", TlsVersion.None);
        }
    }

    private static double Time(ScrapedProvider provider)
    {
        long start = Stopwatch.GetTimestamp();
        provider.Scrape();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
