using BenchmarkDotNet.Attributes;
using Stalwart.Instrumentation.Benchmarks.Ratios;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>The cost of one record, of this library and of the peers, with the SDK listening.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private const int Many = 10_000;

    /// <summary>Starts the SDK.</summary>
    [GlobalSetup]
    public void Start()
    {
        Listening.ToPeers();
        Listening.ToUs();
    }

    [Benchmark(OperationsPerInvoke = Many, Baseline = true)]
    public void Counter() => Loops.Plain(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_1_tag() => Loops.OneTag(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_3_tags() => Loops.ThreeTags(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_open_tag() => Loops.OpenTag(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_and_up_down() => Loops.UpDown(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_up_down_and_histogram() => Loops.Several(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Gauge() => Loops.Gauge(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Histogram() => Loops.Histogram(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Histogram_2_tags() => Loops.TaggedHistogram(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Event_that_is_off() => Loops.Off(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter() => Loops.PeerPlain(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter_1_tag() => Loops.PeerOneTag(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter_3_tags() => Loops.PeerThreeTags(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter_open_tag() => Loops.PeerOpenTag(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter_and_up_down() => Loops.PeerUpDown(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_counter_up_down_and_histogram() => Loops.PeerSeveral(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_gauge() => Loops.PeerGauge(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_histogram() => Loops.PeerHistogram(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Sdk_histogram_2_tags() => Loops.PeerTaggedHistogram(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Counter_that_nobody_hears() => Loops.PeerNotHeard(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Prometheus_net_counter() => Loops.PrometheusPlain(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Prometheus_net_child() => Loops.PrometheusChild(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Prometheus_net_with_labels() => Loops.PrometheusLabels(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Telemetry_generated_3_enums() => Loops.PeerGenerated(Many);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Four_interlocked_increments() => Loops.FourInterlocked(Many);
}
