using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>The operator's options for scrapes, at startup and at run time.</summary>
public sealed class PrometheusSwitchTests : IDisposable
{
    private const string Enabled = "[metrics.prometheus]\nenable = true\n";
    private readonly HttpClient client = new();

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("", true, true)]
    [InlineData("scope-labels = false\n", false, true)]
    [InlineData("target-info = false\n", true, false)]
    [InlineData("scope-labels = false\ntarget-info = false\n", false, false)]
    public async Task Scope_labels_and_target_info_can_be_disabled(string toml, bool hasScope, bool hasTarget)
    {
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await WebTestHost.StartAsync(test, Enabled + toml);
        await using (host)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 4);
            string text = await ScrapeAsync(address, "text/plain");
            string scope = $"otel_scope_name=\"{test.Catalogue.MeterName}\",otel_scope_version=\"1.2.3\"";
            Assert.Contains($"\nauth_success_total{{{(hasScope ? scope : "")}}} 4\n", text, StringComparison.Ordinal);
            Assert.Equal(hasScope, text.Contains("otel_scope", StringComparison.Ordinal));
            Assert.Equal(hasTarget, text.Contains("target_info{", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("created = true\n", true)]
    public async Task OpenMetrics_has_created_samples_only_when_they_are_enabled(string toml, bool isCreated)
    {
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await WebTestHost.StartAsync(test, Enabled + toml);
        await using (host)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 4);
            string text = await ScrapeAsync(address, "application/openmetrics-text");
            Assert.DoesNotContain("_created", await ScrapeAsync(address, "text/plain"), StringComparison.Ordinal);
            Match created = Regex.Match(text, @"(?m)^auth_success_created\{otel_scope_name=.*\} (\d+\.\d{3})$");
            Assert.Equal(isCreated, created.Success);
            if (isCreated)
            {
                double seconds = double.Parse(created.Groups[1].Value, CultureInfo.InvariantCulture);
                DateTimeOffset start = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
                Assert.InRange(start, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow);
            }
        }
    }

    [Fact]
    public async Task Empty_scrape_is_well_formed()
    {
        (TestHost host, Uri address) = await WebTestHost.StartAsync(new TestCatalogue(), Enabled + "target-info = false\n");
        await using (host)
        {
            Assert.Equal("", await ScrapeAsync(address, "text/plain"));
            Assert.Equal("# EOF\n", await ScrapeAsync(address, "application/openmetrics-text"));
        }
    }

    [Fact]
    public async Task Scope_labels_cannot_be_disabled_when_only_they_distinguish_series()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(Enabled + "scope-labels = false\nlisten = \"127.0.0.1:0\"\n"));
        var (one, other) = (new TestCatalogue(), new TestCatalogue());
        builder.AddEventMetrics(one.Catalogue, other.Catalogue);
        using IHost host = builder.Build();
        var exception = await Assert.ThrowsAsync<EventMetricsConfigurationException>(() => host.StartAsync());
        Assert.Equal(
            $"metrics.prometheus.scope-labels: is false, but meters '{one.Catalogue.MeterName}' and '{other.Catalogue.MeterName}' "
            + $"both define 'auth.success', which only scope labels tell apart; set it to true.",
            exception.Message);
    }

    [Fact]
    public async Task Reload_adds_and_changes_credentials_but_does_not_remove_them()
    {
        string folder = Directory.CreateTempSubdirectory("credentials").FullName;
        string config = Path.Combine(folder, "stalwart.toml"), secret = Path.Combine(folder, "secret");
        string guarded = $"{Enabled}[metrics.prometheus.auth]\nusername = \"ops\"\nsecret-file = '{secret}'\n";
        await File.WriteAllTextAsync(config, Enabled);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddTomlFile(config);
        builder.AddEventMetrics(new TestCatalogue().Catalogue);
        await using WebApplication application = builder.Build();
        application.MapEventMetrics();
        await application.StartAsync();
        var address = new Uri(application.Urls.First());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, null));

        await File.WriteAllTextAsync(secret, "sesame\n");
        await ChangeAsync(guarded);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, "ops:sesame"));

        await File.WriteAllTextAsync(secret, "rotated\n");
        await ChangeAsync(guarded);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, "ops:sesame"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, "ops:rotated"));

        // An unreadable secret is an error, so the previous configuration stays in effect.
        File.Delete(secret);
        await ChangeAsync(guarded);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, "ops:rotated"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, null));

        await ChangeAsync(Enabled);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, null));
        Assert.DoesNotContain(
            log.Lines,
            line => line.Contains("sesame", StringComparison.Ordinal) || line.Contains("rotated", StringComparison.Ordinal));
        await application.StopAsync();
        Directory.Delete(folder, recursive: true);

        async Task ChangeAsync(string toml)
        {
            await File.WriteAllTextAsync(config, toml);
            ((IConfigurationRoot)application.Configuration).Reload();
        }
    }

    private async Task<string> ScrapeAsync(Uri address, string format)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/metrics/prometheus"));
        request.Headers.Accept.ParseAdd(format);
        using HttpResponseMessage response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(format, response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> StatusAsync(Uri address, string? credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/metrics/prometheus"));
        request.Headers.Authorization = credentials is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        using HttpResponseMessage response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
