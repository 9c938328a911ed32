namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>A real Prometheus on a free port.</summary>
internal sealed class PrometheusServer : PrometheusApi
{
    private PrometheusServer(RunningProcess process, Uri address)
        : base(process, address)
    {
    }

    public static async Task<PrometheusServer> StartAsync(string configuration, string data, params string[] arguments)
    {
        string[] all =
        [
            $"--config.file={configuration}",
            $"--storage.tsdb.path={data}",
            "--web.listen-address=127.0.0.1:0",
            .. arguments,
        ];
        RunningProcess process = new RunningProcess("prometheus", all).Start();
        string address = await process.WaitForAsync("\"Listening on\" address=");
        await process.WaitForAsync("Server is ready");
        return new PrometheusServer(process, new Uri($"http://{address}"));
    }
}
