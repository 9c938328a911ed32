using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>
/// A host exports to Prometheus and over OTLP, and one of the two is idle, while three threads record and every metric is toggled 1,000
/// times, by each list that can disable it. The other exporter must export everything once, without waiting for the idle one; and so must
/// the idle one when it resumes.
/// </summary>
[Deep]
public sealed class IdleExporterTests
{
    private const int Phases = 10;
    private const int TogglesPerPhase = 100;

    private const string Text = "text/plain;version=0.0.4";
    private const string OpenMetrics = "application/openmetrics-text;version=1.0.0";
    private const string Protobuf = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

    private static readonly ItemList[] General = [ItemList.File, ItemList.Program];
    private static readonly ItemList[] All = [.. General, ItemList.Prometheus, ItemList.OpenTelemetry];

    private readonly Random random = new(21);

    /// <summary>The catalogue is shared by the process, so it includes records of earlier tests.</summary>
    private readonly EventSnapshot before = IdleEvents.Catalogue.Snapshot();

    [Theory]
    [InlineData("cumulative", ItemList.Prometheus, ItemList.OpenTelemetry)]
    [InlineData("delta", ItemList.Prometheus)]
    [InlineData("low-memory", ItemList.Prometheus)]
    public async Task Push_has_everything_once_when_nobody_scrapes_and_metrics_are_toggled(string temporality, params ItemList[] own)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        await using TestHost host = await StartAsync(receiver, temporality, "1h");
        var push = new PushWatch(host, receiver, temporality, before);
        using var scrape = new ScrapeWatch(host.Scrape, Text);
        await CheckAsync(host, push, ItemList.OpenTelemetry, [.. General, .. own], () => Task.FromResult<IItemWatch>(scrape));
    }

    [Theory]
    [InlineData(Text, "delta")]
    [InlineData(OpenMetrics, "low-memory")]
    [InlineData(Protobuf, "cumulative")]
    public async Task Scrape_has_everything_once_when_no_push_is_due_and_metrics_are_toggled(string accept, string temporality)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(receiver, temporality, "1h");
        using var scrape = new ScrapeWatch(host.Scrape, accept);
        await CheckAsync(host, scrape, ItemList.Prometheus, All, () =>
        {
            Assert.Equal(0, receiver.Attempts);
            return Task.FromResult<IItemWatch>(new PushWatch(host, receiver, temporality, before));
        });
    }

    [Theory]
    [InlineData(Text, OtlpTransport.Grpc)]
    [InlineData(OpenMetrics, OtlpTransport.Http)]
    public async Task Scrape_has_everything_once_when_the_collector_hangs_and_metrics_are_toggled(string accept, OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answers = answers;
        await using TestHost host = await StartAsync(receiver, "cumulative", "5ms");
        await Eventually.IsTrueAsync(() => receiver.Attempts == 1, () => "The host never pushed.");
        using var scrape = new ScrapeWatch(host.Scrape, accept);
        try
        {
            await CheckAsync(host, scrape, ItemList.Prometheus, All, async () =>
            {
                // All of the above happened during one push.
                Assert.Equal(1, receiver.Attempts);
                answers.TrySetResult();
                var push = new PushWatch(host, receiver, "cumulative", before);
                await push.ReadAsync();
                return push;
            });
        }
        finally
        {
            // The host can stop, whatever the result.
            answers.TrySetResult();
        }
    }

    [Fact]
    public async Task Scrape_has_everything_once_when_the_collector_refuses_and_metrics_are_toggled()
    {
        using var port = new ReservedPort();
        await using TestHost host = await StartAsync("http", new Uri($"http://127.0.0.1:{port.Number}"), "cumulative", "5ms", "1s");
        await host.Log.SaysAsync("Failed to export metrics");
        using var scrape = new ScrapeWatch(host.Scrape, Protobuf);
        await CheckAsync(host, scrape, ItemList.Prometheus, All, () => Task.FromResult<IItemWatch>(scrape));
    }

    /// <summary>Toggles in phases; at the end of each, the threads pause and the busy exporter is compared with the counts.</summary>
    /// <param name="host">The host.</param>
    /// <param name="watch">Reads the busy exporter.</param>
    /// <param name="busy">The busy exporter's own list.</param>
    /// <param name="toggled">The lists to toggle.</param>
    /// <param name="wakeIdle">Wakes the idle exporter, and returns its watch.</param>
    private async Task CheckAsync(
        TestHost host, IItemWatch watch, ItemList busy, ItemList[] toggled, Func<Task<IItemWatch>> wakeIdle)
    {
        var lists = new ItemLists(host);
        using var recorder = new ItemRecorder(lists);
        for (int phase = 0; phase < Phases; phase++)
        {
            using var end = new CancellationTokenSource();
            Task reads = ReadUntilAsync(watch, end.Token);
            await Task.Run(() => Toggle(recorder, toggled));
            await end.CancelAsync();
            await reads;
            using IDisposable pause = await recorder.PauseAsync();
            await CompareAsync(watch, metric => lists.IsOn(metric, busy));
        }

        using IDisposable finish = await recorder.PauseAsync();
        Array.ForEach(toggled, list => recorder.Change(list, []));
        recorder.Turn(random);
        await CompareAsync(watch, _ => true);
        await CompareAsync(await wakeIdle(), _ => true);
        recorder.Check(before, IdleEvents.Catalogue.Snapshot());
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("rejected", StringComparison.Ordinal));
    }

    private void Toggle(ItemRecorder recorder, ItemList[] toggled)
    {
        for (int i = 0; i < TogglesPerPhase; i++)
        {
            // Each metric is disabled in one of the two, and enabled in the other.
            ItemList list = toggled[random.Next(toggled.Length)];
            string[] some = [.. ItemLists.Names.Where(_ => random.Next(2) == 0)];
            recorder.Change(list, some);
            recorder.Change(list, [.. ItemLists.Names.Except(some)]);
            if (i < TogglesPerPhase - 1)
            {
                recorder.Change(list, []);
            }
        }
    }

    /// <summary>Compares an exporter with the counts: a disabled metric is absent, except for its remaining deltas.</summary>
    private static async Task CompareAsync(IItemWatch watch, Func<string, bool> isOn)
    {
        IReadOnlyDictionary<string, double> read = await watch.ReadAsync();
        Dictionary<string, double> expected = ItemTotals.Of(IdleEvents.Catalogue.Snapshot(), isOn);
        ItemTotals.AssertEqual(
            expected.ToDictionary(sample => sample.Key, sample => sample.Value - watch.Earlier.GetValueOrDefault(sample.Key)),
            read.Where(sample => !watch.IsDifference(ItemTotals.Metric(sample.Key)) || isOn(ItemTotals.Metric(sample.Key)))
                .ToDictionary());
    }

    private static Task<TestHost> StartAsync(OtlpReceiver receiver, string temporality, string interval) =>
        StartAsync(receiver.IsGrpc ? "grpc" : "http", receiver.Endpoint, temporality, interval, TestTimeout.Toml);

    private static Task<TestHost> StartAsync(
        string transport, Uri endpoint, string temporality, string interval, string timeout) =>
        TestHost.StartWorkerAsync(IdleEvents.Catalogue, $"""
            [metrics.prometheus]
            enable = true
            listen = "127.0.0.1:0"
            [metrics.open-telemetry]
            transport = "{transport}"
            endpoint = "{endpoint}"
            interval = "{interval}"
            timeout = "{timeout}"
            temporality = "{temporality}"
            """);

    private static async Task ReadUntilAsync(IItemWatch watch, CancellationToken end)
    {
        do
        {
            await watch.ReadAsync();
        }
        while (!end.IsCancellationRequested);
    }
}
