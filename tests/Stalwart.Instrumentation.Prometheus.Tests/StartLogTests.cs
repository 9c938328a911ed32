using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>The start logs what is served, where and to whom, and a scrape of a disabled endpoint returns the reason.</summary>
public sealed class StartLogTests : IDisposable
{
    private const string Enabled = "[metrics.prometheus]\nenable = true\n";
    private const string Disabled =
        "Information: /metrics/prometheus returns 404 because metrics.prometheus.enable is false; set it to true to serve metrics";

    private const string Nothing =
        "Information: No exporter is enabled; set metrics.prometheus.enable or metrics.open-telemetry.transport to export metrics";

    private readonly HttpClient client = new();

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("0.0.0.0:0", "", true)]
    [InlineData("*:0", "", true)]
    [InlineData("[::]:0", "", true)]
    [InlineData("*:0", "auth = \"none\"\n", false)]
    [InlineData("*:0", "auth = { username = \"ops\", secret = \"sesame\" }\n", false)]
    [InlineData("127.0.0.1:0", "", false)]
    [InlineData("127.0.0.2:0", "", false)]
    [InlineData("[::1]:0", "", false)]
    public async Task Built_in_server_warns_when_other_machines_can_scrape_it_without_credentials(string listen, string auth, bool warns)
    {
        await using TestHost host = await TestHost.StartWorkerAsync(new TestCatalogue(), $"{Enabled}listen = \"{listen}\"\n{auth}");
        string[] warnings = Warnings(host);
        Assert.Equal(warns ? 1 : 0, warnings.Length);
        Assert.All(
            warnings,
            line => Assert.Equal(
                $"Warning: Metrics at {host.Scrape} are readable without credentials; set metrics.prometheus.auth (\"none\" if this is "
                + "intended), or listen on a loopback address",
                line));
    }

    [Fact]
    public async Task Start_logs_the_path_when_the_application_serves_scrapes()
    {
        (TestHost host, _) = await WebTestHost.StartAsync(new TestCatalogue(), Enabled + "path = \"/scrape\"\n");
        await using (host)
        {
            Assert.Contains("Information: The application serves metrics at /scrape", host.Log.Lines);
            Assert.DoesNotContain(Nothing, host.Log.Lines);
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("[metrics]\ndisabled-events = [\"auth.*\"]\n", false)]
    [InlineData("[metrics.prometheus]\nenable = false\npath = \"/scrape\"\n", false)]
    [InlineData("[metrics.prometheus.auth]\nusername = \"ops\"\nsecret = \"sesame\"\n", false)]
    [InlineData("[metrics.prometheus]\npath = \"/scrape\"\n", true)]
    public async Task Start_logs_that_nothing_is_exported_and_warns_when_a_table_lacks_its_enabling_key(string toml, bool warns)
    {
        await using TestHost host = await TestHost.StartWorkerAsync(new TestCatalogue(), toml);
        Assert.Single(host.Log.Lines, Nothing);
        Assert.Equal(
            warns ? ["Warning: Table 'metrics.prometheus' has no effect because 'enable' is missing; set it to true"] : [],
            Warnings(host));
    }

    [Fact]
    public async Task Scrape_of_a_disabled_endpoint_returns_404_with_the_reason_which_is_logged_once()
    {
        (TestHost host, Uri address) = await TestHost.StartWebAsync(new TestCatalogue(), "", application =>
        {
            application.MapEventMetrics();
            application.MapEventMetrics();
        });
        await using (host)
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri(address, "/metrics/prometheus"));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(
                "Metrics are not served here because metrics.prometheus.enable is false.\n", await response.Content.ReadAsStringAsync());
            Assert.Single(host.Log.Lines, Disabled);
        }
    }

    [Theory]
    [InlineData("/metrics/prometheus")]
    [InlineData("/metrics/{name}")]
    [InlineData("/{**rest}")]
    public async Task Route_of_the_application_takes_precedence_over_a_disabled_endpoint(string route)
    {
        (TestHost host, Uri address) = await TestHost.StartWebAsync(new TestCatalogue(), "", application =>
        {
            application.MapEventMetrics();
            application.MapGet(route, () => Results.Text("the application's"));
        });
        await using (host)
        {
            Assert.Equal("the application's", await client.GetStringAsync(new Uri(address, "/metrics/prometheus")));
        }
    }

    /// <summary>Event sources belong to the whole process, and so to all tests together.</summary>
    private static string[] Warnings(TestHost host) =>
    [
        .. host.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("Warning: Stalwart-Instrumentation: ", StringComparison.Ordinal)
                && !line.StartsWith("Warning: OpenTelemetry-", StringComparison.Ordinal)),
    ];
}
