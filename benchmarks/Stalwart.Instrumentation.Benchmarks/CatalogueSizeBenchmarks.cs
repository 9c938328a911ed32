using BenchmarkDotNet.Attributes;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>The cost of a snapshot by the number of events.</summary>
[MemoryDiagnoser]
public class CatalogueSizeBenchmarks
{
    private EventCatalogue? catalogue;

    /// <summary>Gets or sets the number of counted events in the catalogue.</summary>
    [Params(10, 637, 10_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Start() => catalogue = SizedCatalogue.Make(Events);

    [Benchmark]
    public int Snapshot() => catalogue!.Snapshot().Series.Count;
}
