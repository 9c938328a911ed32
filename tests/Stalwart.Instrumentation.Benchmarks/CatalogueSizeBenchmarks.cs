using BenchmarkDotNet.Attributes;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry;
using Stalwart.Instrumentation.Recording;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>What the number of events costs: a record (which must not grow), a collection and a snapshot.</summary>
[MemoryDiagnoser]
public class CatalogueSizeBenchmarks
{
    private const int Many = 10_000;

    [ThreadStatic]
    private static long[][]? pages;

    private EventCatalogue? catalogue;
    private MeterProvider? provider;

    /// <summary>How many counted events the catalogue has.</summary>
    [Params(10, 369, 2_000, 10_000)]
    public int Events { get; set; }

    /// <summary>Makes a catalogue whose every series was touched.</summary>
    [GlobalSetup]
    public void Start()
    {
        catalogue = new EventCatalogue(
            "size-" + Events,
            null,
            [.. Enumerable.Range(0, Events).Select(i => new EventDescriptor($"many.event-{i}", (ushort)i, EventLevel.Info, "Event", true, true, []))],
            [.. Enumerable.Range(0, Events).Select(i => new MetricDescriptor($"many.event-{i}", MetricKind.Counter, "{event}", "Event", [], i))]);
        for (int i = 0; i < Events; i++)
        {
            pages = catalogue.Engine.Touch(i);
            CellPages.TryAdd(pages, i, 1);
        }

        provider = Sdk.CreateMeterProviderBuilder().AddEventCatalogue(catalogue).AddReader(new BaseExportingMetricReader(new NoExporter())).Build();
    }

    /// <summary>Stops the SDK.</summary>
    [GlobalCleanup]
    public void Stop() => provider?.Dispose();

    [Benchmark(OperationsPerInvoke = Many)]
    public void Record()
    {
        byte[] gates = catalogue!.Engine.Gates;
        int last = Events - 1;
        for (int i = 0; i < Many; i++)
        {
            if (Volatile.Read(ref gates[last]) != 0)
            {
                CellPages.TryAdd(pages, last, 1);
            }
        }
    }

    [Benchmark]
    public void Collect() => provider!.ForceFlush();

    [Benchmark]
    public int Snapshot() => catalogue!.Snapshot().Series.Count;

    private sealed class NoExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
