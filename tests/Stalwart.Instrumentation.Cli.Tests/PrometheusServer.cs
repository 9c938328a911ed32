using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Stalwart.Instrumentation.Integration.Tests;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>A real Prometheus that scrapes one endpoint.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly HttpClient client;
    private readonly RunningProcess process;

    private PrometheusServer(int port, RunningProcess process)
    {
        client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        this.process = process;
    }

    public static async Task<PrometheusServer> StartAsync(string folder, Uri scrape)
    {
        string config = Path.Combine(folder, "prometheus.yml");
        await File.WriteAllTextAsync(config, $$"""
            global: { scrape_interval: 1s, scrape_timeout: 1s }
            scrape_configs:
              - job_name: mail
                metrics_path: {{scrape.AbsolutePath}}
                static_configs: [{ targets: ["{{scrape.Authority}}"] }]
            """);
        int port = FreePort();
        RunningProcess process = new RunningProcess("prometheus", $"--config.file={config}", $"--storage.tsdb.path={Path.Combine(folder, "data")}", $"--web.listen-address=127.0.0.1:{port}").Start();
        await process.WaitForAsync("Server is ready");
        var server = new PrometheusServer(port, process);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await server.HasNumbersAsync("up == 1"))
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        return server;
    }

    /// <summary>Whether a query gives a series whose value is a number.</summary>
    public async Task<bool> HasNumbersAsync(string promQl)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(promQl)}", UriKind.Relative));
        string answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{promQl}\n{answer}");
        using JsonDocument json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("data").GetProperty("result").EnumerateArray()
            .Any(series => !double.IsNaN(double.Parse(series.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture)));
    }

    public async Task<string[]> LabelValuesAsync(string label, string match)
    {
        string answer = await client.GetStringAsync(new Uri($"/api/v1/label/{label}/values?match[]={Uri.EscapeDataString(match)}", UriKind.Relative));
        using JsonDocument json = JsonDocument.Parse(answer);
        return [.. json.RootElement.GetProperty("data").EnumerateArray().Select(value => value.GetString()!)];
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return process.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
