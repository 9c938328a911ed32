using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>Scrapes, compared with those of the same series as counters of the SDK and of prometheus-net.</summary>
internal static class ScrapeTarget
{
    private const int Many = 10_000;
    private const int Writers = 8;
    private const int Turns = 25;

    /// <summary>The JIT optimizes hot methods after a tenth of a second without anything new to compile.</summary>
    private static readonly TimeSpan WarmupTime = TimeSpan.FromSeconds(3);

    private static readonly Lazy<(double Ours, double Sdk, double Registry)> Reference = new(() => Measure(TouchedReference()));
    private static readonly Lazy<(double Ours, double Sdk, double Registry)> Large = new(() => Measure(SizedCatalogue.Make(Many)));
    private static readonly Lazy<(double Nanoseconds, double Bytes)> Written = new(Write);

    public static IReadOnlyList<Target> All { get; } =
    [
        Against("ms per scrape of 1,295 series, against SDK counters", 0.15, () => (Reference.Value.Ours, Reference.Value.Sdk)),
        Against("ms per scrape of 1,295 series, against prometheus-net", 0.5, () => (Reference.Value.Ours, Reference.Value.Registry)),
        Against("ms per scrape of 10,000 series, against SDK counters", 0.05, () => (Large.Value.Ours, Large.Value.Sdk)),
        Against("ms per scrape of 10,000 series, against prometheus-net", 0.5, () => (Large.Value.Ours, Large.Value.Registry)),
        Against("ms per scrape of 10,000 series, against the same bytes ready-made", 1.5, Transport),
        new("ns per series, reading 8 writers and writing 10,000 series", TargetKind.Absolute, 40, () => (Written.Value.Nanoseconds, 0)),
        new("bytes allocated by writing a scrape of 10,000 series", TargetKind.Absolute, 2048, () => (Written.Value.Bytes, 0)),
    ];

    private static Target Against(string name, double wanted, Func<(double Ours, double Peer)> measure) =>
        new(name, TargetKind.ShareOfPeer, wanted, measure);

    private static (double Ours, double Ready) Transport()
    {
        using var ours = new ScrapedCatalogue(SizedCatalogue.Make(Many));
        using var ready = new ScrapedCatalogue(ours.Read());
        (double written, double given, _) = Measure(ours.Scrape, ready.Scrape, () => 0);
        return (written, given);
    }

    private static EventCatalogue TouchedReference()
    {
        TouchedCatalogue.Touch();
        MailEvents.Catalogue.Apply(new EventPolicy { EnabledEvents = ["*"] });
        return MailEvents.Catalogue;
    }

    private static (double Ours, double Sdk, double Registry) Measure(EventCatalogue catalogue)
    {
        List<SeriesSnapshot> series =
        [
            .. catalogue.Snapshot().Series.Where(one => one.Metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter),
        ];
        using var meter = new Meter("stalwart-peer-" + series.Count, catalogue.Version);
        using var ours = new ScrapedCatalogue(catalogue);
        using var sdk = new ScrapedProvider(builder => builder.AddMeter(meter.Name).SetMaxMetricStreams(Many + 1));
        using var registry = new ScrapedRegistry(series);
        Count(meter, series);
        (double Ours, double Sdk, double Registry) measured = Measure(ours.Scrape, sdk.Scrape, registry.Scrape);
        catalogue.Apply(new EventPolicy());
        return measured;
    }

    private static (double Ours, double Sdk, double Registry) Measure(Func<int> ours, Func<int> sdk, Func<int> registry)
    {
        double[] oursTimes = new double[Turns], sdkTimes = new double[Turns], registryTimes = new double[Turns];
        long begun = Stopwatch.GetTimestamp();
        for (int turn = -1; turn < Turns; turn += turn >= 0 || Stopwatch.GetElapsedTime(begun) > WarmupTime ? 1 : 0)
        {
            (double a, double b, double c) = (Time(ours), Time(sdk), Time(registry));
            if (turn >= 0)
            {
                (oursTimes[turn], sdkTimes[turn], registryTimes[turn]) = (a, b, c);
            }
        }

        return (Clock.Median(oursTimes), Clock.Median(sdkTimes), Clock.Median(registryTimes));
    }

    private static (double Nanoseconds, double Bytes) Write()
    {
        EventCatalogue catalogue = SizedCatalogue.Make(Many);
        Thread[] writers = [.. Enumerable.Range(0, Writers - 1).Select(_ => new Thread(() => SizedCatalogue.RecordAll(catalogue)))];
        Array.ForEach(writers, thread => thread.Start());
        Array.ForEach(writers, thread => thread.Join());
        var writer = new ExpositionWriter([new CatalogueMetrics(catalogue)], new ExpositionOptions());
        var buffer = new Utf8Buffer();
        double[] times = new double[Turns];
        double bytes = 0;

        long begun = Stopwatch.GetTimestamp();
        for (int turn = -1; turn < Turns; turn += turn >= 0 || Stopwatch.GetElapsedTime(begun) > WarmupTime ? 1 : 0)
        {
            buffer.Clear();
            long start = Stopwatch.GetTimestamp();
            writer.Read();
            long before = GC.GetAllocatedBytesForCurrentThread();
            writer.Write(ExpositionFormat.Text004, buffer);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            times[Math.Max(turn, 0)] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Many;
        }

        return (Clock.Median(times), bytes);
    }

    private static void Count(Meter meter, List<SeriesSnapshot> series)
    {
        var counters = new Dictionary<string, Counter<long>>();
        foreach (SeriesSnapshot one in series)
        {
            if (!counters.TryGetValue(one.Metric.Name, out Counter<long>? counter))
            {
                counters.Add(
                    one.Metric.Name,
                    counter = meter.CreateCounter<long>(one.Metric.Name, one.Metric.Unit, one.Metric.Description));
            }

            counter.Add(1, [.. one.Tags]);
        }
    }

    private static double Time(Func<int> scrape)
    {
        long start = Stopwatch.GetTimestamp();
        scrape();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
