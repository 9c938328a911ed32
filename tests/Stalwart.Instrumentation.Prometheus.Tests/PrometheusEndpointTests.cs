using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>The scrape endpoint over HTTP, in a web application and in a host without one.</summary>
public sealed class PrometheusEndpointTests : IDisposable
{
    private const string Enabled = "[metrics.prometheus]\nenable = true\n";
    private readonly HttpClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Scrape_has_recorded_metrics_and_no_disabled_ones()
    {
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await WebTestHost.StartAsync(test, "[metrics]\ndisabled-events = [\"auth.failed\"]\n" + Enabled);
        await using (host)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
            test.Fail(0, "example.com");
            string text = await client.GetStringAsync(new Uri(address, "/metrics/prometheus"));
            Assert.Contains("# HELP auth_success_total Authentication succeeded", text, StringComparison.Ordinal);
            Assert.Matches("(?m)^auth_success_total\\{[^}]*\\} 7$", text);
            Assert.DoesNotContain("auth_failed", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ten_million_records_of_threads_that_come_and_go_are_exact()
    {
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await WebTestHost.StartAsync(test, Enabled);
        await using (host)
        {
            for (int round = 0; round < 10; round++)
            {
                Thread[] threads = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() => Record(test, 125_000)))];
                Array.ForEach(threads, thread => thread.Start());
                Array.ForEach(threads, thread => thread.Join());
            }

            Assert.Matches(
                "(?m)^auth_success_total\\{[^}]*\\} 10000000$",
                await client.GetStringAsync(new Uri(address, "/metrics/prometheus")));
        }
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Basic", HttpStatusCode.Unauthorized)]
    [InlineData("Basic not-base64!", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer b3BzOnNlc2FtZQ==", HttpStatusCode.Unauthorized)]
    [InlineData("ops:wrong", HttpStatusCode.Unauthorized)]
    [InlineData("other:sesame", HttpStatusCode.Unauthorized)]
    [InlineData("ops:sesame", HttpStatusCode.OK)]
    public async Task Scrape_requires_the_configured_credentials(string? credentials, HttpStatusCode expected)
    {
        (TestHost host, Uri address) = await WebTestHost.StartAsync(
            new TestCatalogue(),
            Enabled + "[metrics.prometheus.auth]\nusername = \"ops\"\nsecret = \"sesame\"\n");
        await using (host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/metrics/prometheus"));
            if (credentials?.Contains(':', StringComparison.Ordinal) == true)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue(
                    "Basic",
                    Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
            }
            else if (credentials is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", credentials);
            }

            using HttpResponseMessage response = await client.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
            Assert.Equal(
                expected == HttpStatusCode.Unauthorized,
                response.Headers.WwwAuthenticate.Any(challenge => challenge.Scheme == "Basic"));
            Assert.DoesNotContain(host.Log.Lines, line => line.Contains("sesame", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Scrape_returns_404_when_the_endpoint_is_not_enabled()
    {
        (TestHost host, Uri address) = await WebTestHost.StartAsync(new TestCatalogue(), "");
        await using (host)
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri(address, "/metrics/prometheus"));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Scrape_is_served_below_a_path_base()
    {
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await TestHost.StartWebAsync(test, Enabled, application =>
        {
            application.UsePathBase("/mail");
            application.UseRouting();
            application.MapEventMetrics();
        });
        await using (host)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
            Assert.Matches(
                "(?m)^auth_success_total\\{[^}]*\\} 7$", await client.GetStringAsync(new Uri(address, "/mail/metrics/prometheus")));
        }
    }

    [Fact]
    public async Task Target_info_is_one_series_with_the_instance_of_the_process()
    {
        (TestHost host, Uri address) = await WebTestHost.StartAsync(new TestCatalogue(), Enabled);
        await using (host)
        {
            string text = await client.GetStringAsync(new Uri(address, "/metrics/prometheus"));
            Match target = Assert.Single(Regex.Matches(text, "(?m)^target_info\\{(.*)\\} 1$"));
            Assert.Matches("service_instance_id=\"[0-9a-f-]{36}\"", target.Groups[1].Value);
        }
    }

    [Fact]
    public async Task Start_logs_a_warning_when_the_endpoint_is_enabled_but_not_mapped()
    {
        (TestHost host, _) = await WebTestHost.StartAsync(new TestCatalogue(), Enabled, map: false);
        await using (host)
        {
            Assert.Contains(host.Log.Lines, line => line.Contains("call app.MapEventMetrics()", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Host_without_a_web_server_starts_the_built_in_one()
    {
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Enabled + "listen = \"127.0.0.1:0\"\npath = \"/scrape\"\n");
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 1);
        Assert.Equal("/scrape", host.Scrape.AbsolutePath);
        Assert.Contains("auth_success_total", await client.GetStringAsync(host.Scrape), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_fails_with_one_message_when_the_port_is_in_use()
    {
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        var exception = await Assert.ThrowsAsync<EventMetricsConfigurationException>(
            () => TestHost.StartWorkerAsync(new TestCatalogue(), $"{Enabled}listen = \"127.0.0.1:{port}\"\n"));
        Assert.StartsWith($"metrics.prometheus.listen: cannot listen on 127.0.0.1:{port}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_can_be_scraped_and_pushed_by_the_same_host()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await WebTestHost.StartAsync(
            test,
            $"{Enabled}[metrics.open-telemetry]\ntransport = \"grpc\"\nendpoint = \"{receiver.Endpoint}\"\ntemporality = \"delta\"\n");
        await using (host)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 9);
            Assert.Matches("(?m)^auth_success_total\\{[^}]*\\} 9$", await client.GetStringAsync(new Uri(address, "/metrics/prometheus")));
        }

        Assert.Equal(9, (await receiver.NextAsync())["auth.success"].Sum.DataPoints[0].AsInt);
    }

    private static void Record(TestCatalogue test, int times)
    {
        for (int i = 0; i < times; i++)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        }
    }
}
