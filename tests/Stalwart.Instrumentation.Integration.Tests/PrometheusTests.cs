using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Stalwart.Instrumentation.Integration.Tests;

public sealed class PrometheusTests : IDisposable
{
    private readonly HttpClient client = new();
    private readonly string folder = Directory.CreateTempSubdirectory("prometheus").FullName;

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [RequiresFact("promtool")]
    public async Task Promtool_finds_nothing_wrong_with_a_scrape()
    {
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "2000");
        await using (process)
        {
            string text;
            do
            {
                text = await client.GetStringAsync(scrape);
            }
            while (!text.Contains("delivery_total_time_seconds_bucket", StringComparison.Ordinal));

            string file = Path.Combine(folder, "scrape.txt");
            await File.WriteAllTextAsync(file, text);
            await using RunningProcess promtool = new RunningProcess("sh", "-c", $"promtool check metrics < '{file}'").Start();
            await promtool.WaitForExitAsync();

            // queue.count and its like are the server's own names; nothing else may be remarked on.
            Assert.All(promtool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.EndsWith("should not have \"_count\" suffix", line, StringComparison.Ordinal));
        }
    }

    [RequiresFact("prometheus")]
    public async Task A_real_server_scrapes_the_sample_with_credentials()
    {
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(config, """
            [metrics]
            disabled-events = ["auth.error", "smtp.error"]
            [metrics.prometheus]
            enable = true
            [metrics.prometheus.auth]
            username = "prometheus"
            secret = "open sesame"
            """);
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "1000", "--config", config);
        await using (process)
        {
            using HttpResponseMessage refused = await client.GetAsync(scrape);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("Basic", Assert.Single(refused.Headers.WwwAuthenticate).Scheme);

            string prometheusYml = Path.Combine(folder, "prometheus.yml");
            await File.WriteAllTextAsync(prometheusYml, $$"""
                global: { scrape_interval: 200ms, scrape_timeout: 200ms }
                scrape_configs:
                  - job_name: mail
                    metrics_path: {{scrape.AbsolutePath}}
                    basic_auth: { username: prometheus, password: "open sesame" }
                    static_configs: [{ targets: ["{{scrape.Authority}}"] }]
                """);
            int port = FreePort();
            await using RunningProcess server = new RunningProcess(
                "prometheus", $"--config.file={prometheusYml}", $"--storage.tsdb.path={Path.Combine(folder, "data")}", $"--web.listen-address=127.0.0.1:{port}").Start();
            await server.WaitForAsync("Server is ready");

            double first = await QueryUntilPositiveAsync(port, "sum(auth_success_total)");
            Assert.True(first > 0);
            Assert.True(await QueryUntilPositiveAsync(port, $"sum(auth_success_total) > {first.ToString(CultureInfo.InvariantCulture)}") > first);
            Assert.True(await QueryUntilPositiveAsync(port, "histogram_quantile(0.5, sum by (le) (delivery_total_time_seconds_bucket))") > 0);
            Assert.Equal(0, await QueryAsync(port, "absent(auth_error_total)") - 1);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<double> QueryUntilPositiveAsync(int port, string promQl)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            double value = await QueryAsync(port, promQl);
            if (value > 0)
            {
                return value;
            }

            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task<double> QueryAsync(int port, string promQl)
    {
        string answer = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/api/v1/query?query={Uri.EscapeDataString(promQl)}"));
        using JsonDocument json = JsonDocument.Parse(answer);
        JsonElement result = json.RootElement.GetProperty("data").GetProperty("result");
        return result.GetArrayLength() == 0 ? 0 : double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
    }
}
