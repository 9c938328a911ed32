using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>What this process exports of <see cref="EveryFormEvents"/>: first without any value beyond a limit, then with some.</summary>
internal sealed class EveryFormTraffic
{
    private static readonly Lazy<Task<EveryFormTraffic>> Captured = new(CaptureAsync);

    private static readonly IDisposable[] Observed =
    [
        EveryFormEvents.Counters.NetAccepted.Observe(() => 7),
        EveryFormEvents.Counters.CpuTime.Observe(() => 1.5),
        EveryFormEvents.UpDownCounters.PoolOpen.Observe(PoolOpenState.Idle, 1, () => -2),
        EveryFormEvents.UpDownCounters.PoolOpen.Observe(PoolOpenState.Used, null, () => 2),
    ];

    private readonly ExportMetricsServiceRequest push;

    private EveryFormTraffic(ExportMetricsServiceRequest push, string text, string openMetrics) =>
        (this.push, Text, OpenMetrics) = (push, text, openMetrics);

    /// <summary>A scrape in the text format 0.0.4.</summary>
    public string Text { get; }

    /// <summary>A scrape as OpenMetrics.</summary>
    public string OpenMetrics { get; }

    /// <summary>Returns a copy of the push.</summary>
    public ExportMetricsServiceRequest Push() => push.Clone();

    public static Task<EveryFormTraffic> GetAsync() => Captured.Value;

    /// <summary>Starts a host that exports the catalogue, and the events of the runtime itself.</summary>
    public static async Task<TestHost> StartAsync(string toml) =>
        await TestHost.StartWorkerAsync(EveryFormEvents.Catalogue, toml, ownEvents: true);

    /// <summary>Records values that no tag has a place for.</summary>
    public static void RecordOthers()
    {
        for (int i = 0; i < 20; i++)
        {
            EveryFormEvents.Http.RequestCompleted(TimeSpan.FromSeconds(2), (HttpMethodTag)9, i, null, $"scheme-{i}", null);
            EveryFormEvents.Cart.Filled(0.5, $"domain-{i}");
            EveryFormEvents.Rpc.Answered((RpcAnsweredRpcGrpcStatusCode)i, (RpcAnsweredCpuMode)i);
            EveryFormEvents.Gauges.PoolMax.Set($"pool-{i}", false, i);
        }

        EveryFormEvents.Job.Done(TimeSpan.Zero, 0, (JobDoneWay)9);
    }

    private static async Task<EveryFormTraffic> CaptureAsync()
    {
        Record();
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync($"""
            [metrics]
            enabled-events = ["shop.order_faxed"]
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "{receiver.Endpoint}"
            interval = "200ms"
            [metrics.prometheus]
            enable = true
            listen = "127.0.0.1:0"
            """);
        EveryFormEvents.Shop.OrderFaxed();
        Received push;
        do
        {
            push = await receiver.NextAsync();
        }
        while (push.Metrics.All(metric => metric.Name != "shop.order_faxed"));
        using var client = new HttpClient { Timeout = TestTimeout.Max };
        string text = await client.GetStringAsync(host.Scrape);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/openmetrics-text;version=1.0.0");
        var traffic = new EveryFormTraffic(push.Request, text, await client.GetStringAsync(host.Scrape));
        GC.KeepAlive(Observed);
        return traffic;
    }

    private static void Record()
    {
        EveryFormEvents.Http.RequestStarted();
        EveryFormEvents.Http.RequestCompleted(
            TimeSpan.FromSeconds(0.5), HttpMethodTag.GET, 200, HttpRequestCompletedNetworkProtocolVersion.Http11, "https", true);
        EveryFormEvents.Http.RequestCompleted(TimeSpan.FromSeconds(5), HttpMethodTag.Other, null, null, null, null);
        EveryFormEvents.Rpc.Answered(RpcAnsweredRpcGrpcStatusCode.Ok, RpcAnsweredCpuMode.IdleMore);
        EveryFormEvents.Rpc.Answered(RpcAnsweredRpcGrpcStatusCode._2, (RpcAnsweredCpuMode)9);
        EveryFormEvents.Shop.OrderPlaced();
        EveryFormEvents.Cart.Filled(2.5, "example.org");
        EveryFormEvents.Job.Done(TimeSpan.FromSeconds(3), 500, JobDoneWay.Out);
        EveryFormEvents.Gauges.CacheSize.Set(1024);
        EveryFormEvents.Gauges.PoolMax.Set("main", true, 8);
    }
}
