using BenchmarkDotNet.Attributes;
using Stalwart.Instrumentation.Benchmarks.Ratios;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>
/// The cost of one record without listeners: no SDK, no exporter. This library still counts, for snapshots and for later listeners.
/// </summary>
[MemoryDiagnoser]
public class UnheardBenchmarks
{
    private const int Many = 10_000;

    [Benchmark(OperationsPerInvoke = Many, Baseline = true)]
    public void Counter() => Loops.Plain(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_3_tags() => Loops.ThreeTags(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_up_down_and_histogram() => Loops.Several(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Histogram() => Loops.Histogram(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter() => Loops.PeerPlain(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter_3_tags() => Loops.PeerThreeTags(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_histogram() => Loops.PeerHistogram(Many);
}
