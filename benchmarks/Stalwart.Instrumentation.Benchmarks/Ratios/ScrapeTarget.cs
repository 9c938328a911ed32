using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>Scrapes beside those of the same series as counters of the SDK and of prometheus-net.</summary>
internal static class ScrapeTarget
{
    private const int Many = 10_000;
    private const int Turns = 25;
    private const int Warmups = 60;

    public static void Check(Action<string, double, double, double, string, bool> report)
    {
        EventCatalogue reference = Touched();
        Check(reference, 0.15, report);
        reference.Apply(new EventPolicy());
        EventCatalogue large = SizedCatalogue.Make(Many, out _);
        Check(large, 0.05, report);
        (double write, double bytes) = Write(large);
        report($"ns per series, reading and writing {Many} series", write, 40, write, "<= 40", write <= 40);
        report($"bytes allocated by writing {Many} series", bytes, 0, bytes, "= 0", bytes == 0);
    }

    private static void Check(EventCatalogue catalogue, double wanted, Action<string, double, double, double, string, bool> report)
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
        (double mine, double theirs, double registrys) = Measure(ours.Scrape, sdk.Scrape, registry.Scrape);
        string name = $"ms per scrape of {series.Count} series, against";
        report($"{name} SDK counters", mine, theirs, mine / theirs, $"<= {wanted}", mine / theirs <= wanted);
        report($"{name} prometheus-net", mine, registrys, mine / registrys, "<= 0.5", mine / registrys <= 0.5);
    }

    private static (double Ours, double Sdk, double Registry) Measure(Func<int> ours, Func<int> sdk, Func<int> registry)
    {
        double[] oursTimes = new double[Turns], sdkTimes = new double[Turns], registryTimes = new double[Turns];
        for (int turn = -Warmups; turn < Turns; turn++)
        {
            (double a, double b, double c) = (Time(ours), Time(sdk), Time(registry));
            if (turn >= 0)
            {
                (oursTimes[turn], sdkTimes[turn], registryTimes[turn]) = (a, b, c);
            }
        }

        return (Clock.Median(oursTimes), Clock.Median(sdkTimes), Clock.Median(registryTimes));
    }

    private static (double Nanoseconds, double Bytes) Write(EventCatalogue catalogue)
    {
        var writer = new ExpositionWriter([catalogue], hasScopeLabels: true, []);
        var buffer = new Utf8Buffer();
        double[] times = new double[Turns];
        double bytes = 0;
        for (int turn = -Warmups; turn < Turns; turn++)
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

    /// <summary>The reference catalogue with all series of its counters recorded.</summary>
    private static EventCatalogue Touched()
    {
        EventCatalogue catalogue = MailEvents.Catalogue;
        catalogue.Apply(new EventPolicy { EnabledEvents = ["*"] });
        foreach (MetricDescriptor metric in catalogue.Metrics.Where(one => one.Kind is MetricKind.Counter or MetricKind.UpDownCounter))
        {
            for (int i = 0; i < metric.SeriesCount; i++)
            {
                CellPages.TryAdd(catalogue.Engine.Touch(metric.FirstCell + i), metric.FirstCell + i, 1);
            }
        }

        // The values that are timed later are among those that are kept.
        Loops.OpenTag(4);
        for (int i = 4; i < 50; i++)
        {
            MailEvents.Delivery.Delivered($"domain-{i}.example", TlsVersion.None);
        }

        return catalogue;
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
