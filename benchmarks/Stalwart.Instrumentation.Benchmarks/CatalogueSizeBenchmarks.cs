using BenchmarkDotNet.Attributes;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>What the number of events costs a record, which must not grow, and a snapshot.</summary>
[MemoryDiagnoser]
public class CatalogueSizeBenchmarks
{
    private const int Many = 10_000;

    [ThreadStatic]
    private static nint pages;

    private EventCatalogue? catalogue;

    /// <summary>How many counted events the catalogue has.</summary>
    [Params(10, 637, 10_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Start() => catalogue = SizedCatalogue.Make(Events, out pages);

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
    public int Snapshot() => catalogue!.Snapshot().Series.Count;
}
