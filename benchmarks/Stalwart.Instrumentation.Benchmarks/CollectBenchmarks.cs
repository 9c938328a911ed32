using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>A collection by the SDK and a scrape over HTTP, compared with the same number of SDK counters.</summary>
[MemoryDiagnoser]
public class CollectBenchmarks
{
    private readonly Stack<IDisposable> made = [];
    private Func<bool>? collect;
    private Func<bool>? peerCollect;
    private Func<int>? scrape;
    private Func<int>? peerScrape;

    /// <summary>Gets or sets the number of series; the reference catalogue has 369 metrics.</summary>
    [Params(369, 2_000, 10_000)]
    public int Series { get; set; }

    [GlobalSetup]
    public void Start()
    {
        EventCatalogue catalogue = SizedCatalogue.Make(Series);
        Meter meter = Keep(new Meter("peer-" + Series));
        collect = Collected(builder => builder.AddEventCatalogue(catalogue));
        scrape = Keep(new ScrapedCatalogue(catalogue)).Scrape;

        // By default, the SDK drops instruments beyond one thousand.
        peerCollect = Collected(builder => builder.AddMeter(meter.Name).SetMaxMetricStreams(Series + 1));
        peerScrape = Keep(new ScrapedProvider(builder => builder.AddMeter(meter.Name).SetMaxMetricStreams(Series + 1))).Scrape;
        for (int i = 0; i < Series; i++)
        {
            meter.CreateCounter<long>($"many.event-{i}", "{event}", "Event").Add(1);
        }
    }

    [GlobalCleanup]
    public void Stop()
    {
        while (made.TryPop(out IDisposable? disposable))
        {
            disposable.Dispose();
        }
    }

    [Benchmark]
    public bool Collect() => collect!();

    [Benchmark]
    public bool Sdk_collect() => peerCollect!();

    [Benchmark]
    public int Scrape() => scrape!();

    [Benchmark]
    public int Sdk_scrape() => peerScrape!();

    private T Keep<T>(T disposable)
        where T : IDisposable
    {
        made.Push(disposable);
        return disposable;
    }

    private Func<bool> Collected(Func<MeterProviderBuilder, MeterProviderBuilder> add)
    {
        MeterProvider provider = Keep(
            add(Sdk.CreateMeterProviderBuilder()).AddReader(new BaseExportingMetricReader(new NoExporter())).Build());
        return () => provider.ForceFlush();
    }
}
