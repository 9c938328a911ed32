using BenchmarkDotNet.Attributes;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>What the number of events costs a snapshot.</summary>
[MemoryDiagnoser]
public class CatalogueSizeBenchmarks
{
    private EventCatalogue? catalogue;

    /// <summary>How many counted events the catalogue has.</summary>
    [Params(10, 637, 10_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Start() => catalogue = SizedCatalogue.Make(Events);

    [Benchmark]
    public int Snapshot() => catalogue!.Snapshot().Series.Count;
}
