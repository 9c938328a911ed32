using BenchmarkDotNet.Attributes;
using Stalwart.Instrumentation.Benchmarks.Ratios;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>One thread, and two on separate cores, on one metric and on adjacent ones; nanoseconds per record and thread.</summary>
public class ContentionBenchmarks
{
    private const int Many = 1_000_000;

    /// <summary>Gets or sets the number of recording threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Start()
    {
        Listening.ToPeers();
        Listening.ToUs();
    }

    [Benchmark(OperationsPerInvoke = Many, Baseline = true)]
    public void Counter() => Run(Loops.Plain, Loops.Plain);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Adjacent_counters() => Run(Loops.Plain, Loops.Neighbor);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_3_tags() => Run(Loops.ThreeTags, Loops.ThreeTags);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter() => Run(Loops.PeerPlain, Loops.PeerPlain);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Prometheus_net_counter() => Run(Loops.PrometheusPlain, Loops.PrometheusPlain);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Four_interlocked_increments() => Run(Loops.FourInterlocked, Loops.FourInterlocked);

    private void Run(params Action<int>[] loops)
    {
        Thread[] threads = [.. loops.Take(Threads).Select((loop, i) => new Thread(() =>
        {
            Clock.Pin(i);
            loop(Many);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }
}
