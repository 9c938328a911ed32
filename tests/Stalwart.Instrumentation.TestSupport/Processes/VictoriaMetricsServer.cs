using Stalwart.Instrumentation.TestSupport.Otlp;

namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>A real VictoriaMetrics, which scrapes with a Prometheus configuration.</summary>
internal sealed class VictoriaMetricsServer : PrometheusApi
{
    /// <summary>It does not report the port that it selects, so the test reserves one for it.</summary>
    private readonly ReservedPort port;

    private VictoriaMetricsServer(RunningProcess process, ReservedPort port)
        : base(process, new Uri($"http://127.0.0.1:{port.Number}")) => this.port = port;

    public static async Task<VictoriaMetricsServer> StartAsync(string configuration, string data)
    {
        var port = new ReservedPort();
        RunningProcess process = new RunningProcess(
            "victoria-metrics",
            $"-promscrape.config={configuration}",
            "-promscrape.config.strictParse=false", // Rules and their interval are another program's.
            $"-storageDataPath={data}",
            $"-httpListenAddr=127.0.0.1:{port.Number}",
            "-search.disableCache",
            "-search.latencyOffset=0s").Start();
        var server = new VictoriaMetricsServer(process, port);
        await process.WaitForAsync("started VictoriaMetrics in ");
        return server;
    }

    /// <summary>The samples of a scrape are stored one after another, and found a moment after they are stored.</summary>
    public override async Task<double> WaitForScrapeAsync(string job, double after)
    {
        double time = await base.WaitForScrapeAsync(job, after);
        await base.WaitForScrapeAsync(job, time);
        await GetTextAsync("/internal/force_flush");
        return time;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        port.Dispose();
    }
}
