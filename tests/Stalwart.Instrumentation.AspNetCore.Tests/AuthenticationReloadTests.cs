using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.AspNetCore.Tests;

/// <summary>A reload changes and adds credentials, and never removes them: an emptied file would open the endpoint.</summary>
public sealed class AuthenticationReloadTests : IAsyncDisposable
{
    private const string Enabled = "[metrics.prometheus]\nenable = true\n";
    private const string Auth = "[metrics.prometheus.auth]\n";
    private const string Removal = "metrics.prometheus.auth: EVT2007: Key 'auth' cannot be removed by a reload";
    private const string Guarded = Enabled + Auth + "username = \"ops\"\nsecret = \"sesame\"\n";
    private static readonly string[] Paths = ["/metrics/prometheus", "/events", "/events/series?m=0", "/events/stream"];
    private readonly string folder = Directory.CreateTempSubdirectory("authentication").FullName;
    private readonly LogLines log = new();
    private readonly TestCatalogue test = new();
    private readonly HttpClient client = new();
    private WebApplication? application;

    private string File => Path.Combine(folder, "stalwart.toml");

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
        client.Dispose();
        log.Dispose();
    }

    [Theory]
    [InlineData("", Removal)]
    [InlineData("# nothing\n", Removal)]
    [InlineData("[metrics]\ndisabled-events = [\"auth.*\"]\n", Removal)]
    [InlineData(Enabled, Removal)]
    [InlineData("[metrics.prometheus]\nenable = false\n", Removal)]
    [InlineData(Enabled + "path = \"/other\"\n", Removal)]
    [InlineData(Enabled + Auth, Removal)]
    [InlineData(Enabled + "auth = {}\n", Removal)]
    [InlineData(Enabled + "auth = []\n", Removal)]
    [InlineData("[metrics.open-telemetry.auth]\nusername = \"ops\"\nsecret = \"sesame\"\n", Removal)]
    [InlineData(null, Removal)]
    [InlineData(Enabled + "auth = \"\"\n", Removal)]
    [InlineData(Enabled + Auth + "username = \"ops\"\n", "Key 'secret' is missing beside 'username'")]
    [InlineData(Enabled + Auth + "username = \"\"\nsecret = \"sesame\"\n", "Key 'username' is missing beside a secret")]
    [InlineData(Enabled + Auth + "username = \" \"\nsecret = \"sesame\"\n", "Key 'username' is missing beside a secret")]
    [InlineData(Enabled + Auth + "username = \"ops\"\nsecret = \"\"\n", "Expected a secret on one line for ")]
    [InlineData(Enabled + Auth + "username = \"ops\"\nsecret = \" \"\n", "Expected a secret on one line for ")]
    public async Task Reload_is_rejected_when_it_would_remove_authentication(string? toml, string reason)
    {
        await StartAsync(Guarded);
        await AssertGuardedAsync("ops:sesame");

        Change(toml);
        Change(toml);
        string error = Assert.Single(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error, StringComparison.Ordinal);
        Assert.True(test.Catalogue.IsEnabled("auth.failed"));
        await AssertGuardedAsync("ops:sesame");

        Change(Guarded);
        Assert.Contains("is valid again", log.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_is_rejected_when_every_prefix_of_the_file_that_lacks_credentials_is_read()
    {
        await StartAsync(Guarded);
        for (int length = 0; length < Guarded.Length - "\"\n".Length; length++)
        {
            Change(Guarded[..length]);
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/metrics/prometheus", null));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync("/metrics/prometheus", "ops:sesame"));
        }
    }

    [Fact]
    public async Task Reload_applies_changed_credentials_without_a_restart()
    {
        await StartAsync(Guarded);
        Change(Guarded.Replace("sesame", "rotated", StringComparison.Ordinal));
        await AssertGuardedAsync("ops:rotated");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/metrics/prometheus", "ops:sesame"));

        Change("");
        Change(Guarded.Replace("ops", "others", StringComparison.Ordinal));
        await AssertGuardedAsync("others:sesame");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/metrics/prometheus", "ops:rotated"));
    }

    [Fact]
    public async Task Credentials_that_a_reload_added_are_not_removed_by_the_next_one()
    {
        await StartAsync(Enabled);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/metrics/prometheus", null));
        Change(Guarded);
        await AssertGuardedAsync("ops:sesame");
        Change(Enabled);
        await AssertGuardedAsync("ops:sesame");
    }

    [Fact]
    public async Task Status_page_keeps_its_credentials_when_a_reload_enables_the_scrape_endpoint_without_any()
    {
        await StartAsync(Guarded.Replace("true", "false", StringComparison.Ordinal));
        Change(Enabled);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/metrics/prometheus", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/events", null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/events", "ops:sesame"));
    }

    [Fact]
    public async Task Authentication_can_be_removed_by_a_restart()
    {
        await StartAsync(Guarded);
        Change(Enabled);
        await application!.DisposeAsync();
        await StartAsync(Enabled);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/metrics/prometheus", null));
    }

    private async Task StartAsync(string toml)
    {
        System.IO.File.WriteAllText(File, toml);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddTomlFile(File, optional: true);
        builder.AddEventMetrics(test.Catalogue);
        application = builder.Build();
        application.MapEventMetrics();
        application.MapEventPage();
        await application.StartAsync();
    }

    /// <summary>Replaces the file; removes it when there is no text.</summary>
    private void Change(string? toml)
    {
        if (toml is null)
        {
            System.IO.File.Delete(File);
        }
        else
        {
            System.IO.File.WriteAllText(File, toml);
        }

        ((IConfigurationRoot)application!.Configuration).Reload();
    }

    private async Task AssertGuardedAsync(string credentials)
    {
        foreach (string path in Paths)
        {
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, await StatusAsync(path, null)));
            Assert.Equal((path, HttpStatusCode.OK), (path, await StatusAsync(path, credentials)));
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(application!.Urls.First()), path));
        request.Headers.Authorization = credentials is null ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }
}
