using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Observing;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Tests;

/// <summary>The faults that the runtime reports to its observer.</summary>
public sealed class RuntimeObserverTests
{
    private static readonly MetricDescriptor Gauge = new("g", MetricKind.Gauge, "s", "A time", [], 0);

    private readonly Recording observer = new();
    private readonly CatalogueEngine engine;

    public RuntimeObserverTests() => engine = new CatalogueEngine("m", null, [Gauge], gateCount: 1, observer);

    [Fact]
    public void Observer_is_notified_once_of_a_full_tag_and_once_of_a_long_value()
    {
        OpenTagMap tag = engine.OpenTag("customer", limit: 1);
        foreach (string value in (string[])["a", "b", "c", new('x', 1000), new('y', 1000)])
        {
            tag.Slot(value);
        }

        Assert.Equal(["full customer 1", $"long customer {OpenTagMap.MaxLength}"], observer.Told);
    }

    [Fact]
    public void Observer_is_notified_once_of_a_full_sparse_metric()
    {
        TagDescriptor[] tags = [new("a", TagKind.Open, [], 9), new("b", TagKind.Bool, [], 0)];
        var metric = new MetricDescriptor("requests", MetricKind.Counter, "{request}", "Requests", tags, 0, maxSeries: 2);
        SparseMap map = new CatalogueEngine("m", null, [metric], gateCount: 1, observer).Sparse(metric)!;
        Assert.Equal([0, 1, ~2, ~2, 0], new long[] { 3, 4, 5, 6, 3 }.Select(map.Place));
        Assert.Equal(["full metric requests 2"], observer.Told);
    }

    [Fact]
    public void Observer_is_notified_of_each_failed_callback_of_a_gauge()
    {
        var gauge = new GaugeSource(engine.Source, Gauge);
        using IDisposable observation = gauge.Observe(0, () => throw new InvalidOperationException("not now"));
        Assert.Equal(double.NaN, gauge.Read(0));
        Assert.Equal(double.NaN, gauge.Read(0));
        Assert.Equal(["callback g not now", "callback g not now"], observer.Told);
    }

    [Fact]
    public void Observer_is_notified_only_of_the_first_failed_listener_of_a_catalogue()
    {
        engine.Source.Faults.Guard(() => throw new InvalidOperationException("first"));
        engine.Source.Faults.Guard(() => throw new InvalidOperationException("second"));
        Assert.Equal(["listener m first"], observer.Told);
    }

    private sealed class Recording : RuntimeObserver
    {
        public List<string> Told { get; } = [];

        public override void TagIsFull(string tag, int limit) => Told.Add($"full {tag} {limit}");

        public override void MetricIsFull(string metric, int limit) => Told.Add($"full metric {metric} {limit}");

        public override void TagValueIsTooLong(string tag, int maxLength) => Told.Add($"long {tag} {maxLength}");

        public override void ListenerFailed(string meter, string reason) => Told.Add($"listener {meter} {reason}");

        public override void HistogramDropped(string histogram, long values) => Told.Add($"dropped {histogram} {values}");

        public override void MeterIsShared(string meter, string names, string first, string second) =>
            Told.Add($"shared {meter} {names} {first} {second}");

        public override void CallbackFailed(string metric, string reason) => Told.Add($"callback {metric} {reason}");
    }
}
