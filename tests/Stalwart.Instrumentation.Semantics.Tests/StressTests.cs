using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>
/// Short-lived threads record while two collectors, one cumulative and one delta, collect, snapshots and captures are taken and events are
/// toggled: totals are exact, never decrease between two readings, and equal the sums of the deltas. STRESS_MILLIONS sets the number of
/// records in millions.
/// </summary>
public sealed class StressTests
{
    private const int Threads = 8;
    private const int Rounds = 10;

    private static int Records =>
        1_000_000 * int.Parse(Environment.GetEnvironmentVariable("STRESS_MILLIONS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    [Deep]
    public async Task Totals_are_exact_under_concurrent_records_toggles_and_readings()
    {
        using var cumulative = new Collector(isDelta: false);
        using var delta = new Collector(isDelta: true);
        using var stop = new CancellationTokenSource();
        Task[] others =
        [
            Task.Run(() => Repeat(cumulative.Collect, stop.Token)),
            Task.Run(() => Repeat(delta.Collect, stop.Token)),
            Task.Run(() => Repeat(new SnapshotWatch().Look, stop.Token)),
            Task.Run(() => Repeat(Toggle, stop.Token)),
            Task.Run(() => Repeat(Capture, stop.Token)),
        ];

        // Six records per round.
        int turns = Records / (Threads * Rounds * 6);
        for (int round = 0; round < Rounds; round++)
        {
            Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() => Record(turns)))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
        }

        await stop.CancelAsync();
        await Task.WhenAll(others);
        StressEvents.Catalogue.Apply(new EventPolicy());
        for (int i = 0; i < 3; i++)
        {
            cumulative.Collect();
            delta.Collect();
        }

        Assert.Empty(cumulative.Falls);
        Assert.Empty(delta.Falls);
        EventSnapshot snapshot = StressEvents.Catalogue.Snapshot();
        double all = (double)turns * Threads * Rounds;
        Assert.Equal((all, all, 0.0), (snapshot.Value("load.plain"), snapshot.Value("load.tagged"), snapshot.Value("load.open")));
        Assert.Equal(all, snapshot.Series.Single(series => series.Metric.Name == "load.time").Count);
        foreach (string metric in (string[])["load.plain", "load.tagged", "load.switched", "load.switched-plain", "load.time"])
        {
            double expected = metric == "load.time" ? all : snapshot.Value(metric);
            Assert.Equal((metric, expected, expected), (metric, cumulative.Total(metric), delta.Total(metric)));
        }
    }

    private static void Record(int turns)
    {
        for (int i = 0; i < turns; i++)
        {
            StressEvents.Load.Plain();
            StressEvents.Load.Tagged((LoadTaggedKind)(i & 3));
            StressEvents.Load.Opened();
            StressEvents.Load.Switched((LoadSwitchedKind)(i & 1));
            StressEvents.Load.SwitchedPlain();
            StressEvents.Load.Closed(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>While it lasts, every record is passed to an observer first; those of other flows are not kept.</summary>
    private static void Capture()
    {
        using EventCapture capture = EventCapture.Start(StressEvents.Catalogue);
        Thread.Yield();
        Assert.Empty(capture.Records);
    }

    private static void Toggle()
    {
        StressEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["load.switched", "load.switched-plain"] });
        Thread.Yield();
        StressEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = Random.Shared.Next(2) == 0 ? [] : ["load.switched"] });
        Thread.Yield();
    }

    private static void Repeat(Action action, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            action();
            Thread.Sleep(1);
        }
    }

    /// <summary>A separate collector, like an exporter.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly PipelineCollection collection;
        private readonly MeterProvider provider;
        private readonly Tally tally;

        public Collector(bool isDelta)
        {
            collection = new PipelineCollection([StressEvents.Catalogue]);
            tally = new Tally(collection, isDelta);
            provider = Sdk.CreateMeterProviderBuilder()
                .AddEventCatalogue(StressEvents.Catalogue)
                .AddReader(new Reader(tally, collection, isDelta))
                .Build();
        }

        public void Collect() => provider.ForceFlush();

        public IReadOnlyList<string> Falls => tally.Falls;

        public double Total(string metric) => tally.Totals[metric];

        public void Dispose() => provider.Dispose();

        private sealed class Reader : BaseExportingMetricReader
        {
            private readonly PipelineCollection collection;

            public Reader(Tally tally, PipelineCollection collection, bool isDelta)
                : base(tally)
            {
                this.collection = collection;
                TemporalityPreference = isDelta ? MetricReaderTemporalityPreference.Delta : MetricReaderTemporalityPreference.Cumulative;
            }

            protected override bool OnCollect(int timeoutMilliseconds) => collection.Run(() => base.OnCollect(timeoutMilliseconds));
        }
    }

    /// <summary>Sums deltas, or keeps the last total and asserts that it never decreases.</summary>
    private sealed class Tally(PipelineCollection collection, bool isDelta) : BaseExporter<Metric>
    {
        public Dictionary<string, double> Totals { get; } = [];

        public List<string> Falls { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                double value = 0;
                foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                {
                    value += metric.MetricType == MetricType.Histogram ? point.GetHistogramCount() : point.GetSumLong();
                }

                // Like the exports of these packages: disabled metrics are omitted, except for deltas from the time when they were enabled.
                bool isDifference = metric.Temporality == global::OpenTelemetry.Metrics.AggregationTemporality.Delta && value != 0;
                if (!collection.IsOn(metric.MeterName, metric.Name) && !isDifference)
                {
                    continue;
                }

                double before = Totals.GetValueOrDefault(metric.Name);
                if (metric.Name != "load.open" && value < (isDelta ? 0 : before))
                {
                    // The SDK would swallow an exception.
                    Falls.Add($"{metric.Name} fell from {before} to {value}");
                }

                Totals[metric.Name] = isDelta ? before + value : value;
            }

            return ExportResult.Success;
        }
    }

    private sealed class SnapshotWatch
    {
        private readonly Dictionary<string, double> last = [];

        public void Look()
        {
            foreach (IGrouping<string, SeriesSnapshot> metric in StressEvents.Catalogue.Snapshot().Series
                .GroupBy(series => series.Metric.Name))
            {
                double value = metric.Sum(series => series.Value);
                Assert.True(metric.Key == "load.open" || value >= last.GetValueOrDefault(metric.Key), metric.Key);
                last[metric.Key] = value;
            }
        }
    }
}
