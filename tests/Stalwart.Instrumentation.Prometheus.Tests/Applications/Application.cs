using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Prometheus.Tests.Applications;

/// <summary>A web application with middleware of its own that maps the scrape endpoint.</summary>
internal sealed class Application : IAsyncDisposable
{
    public const string Enabled = "[metrics.prometheus]\nenable = true\n";
    public const string Guarded = Enabled + "[metrics.prometheus.auth]\nusername = \"ops\"\nsecret = \"sesame\"\n";
    public const string Path = "/metrics/prometheus";

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly WebApplication application;

    private Application(WebApplication application, TestCatalogue test, LogLines log)
    {
        this.application = application;
        Test = test;
        Log = log;
    }

    public TestCatalogue Test { get; }

    public LogLines Log { get; }

    /// <summary>Starts an application on a free port.</summary>
    /// <param name="toml">The operator's file.</param>
    /// <param name="map">Adds middleware and endpoints.</param>
    /// <param name="configure">Adds services.</param>
    public static async Task<Application> StartAsync(
        string toml, Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null)
    {
        var (test, log) = (new TestCatalogue(), new LogLines());
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        builder.AddEventMetrics(test.Catalogue);
        configure?.Invoke(builder);
        WebApplication application = builder.Build();
        map(application);
        await application.StartAsync();
        return new Application(application, test, log);
    }

    /// <summary>Gets a path.</summary>
    public async Task<HttpResponseMessage> GetAsync(
        string path = Path, string? credentials = null, string? user = null, string? host = null, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(application.Urls.First()), path));
        request.Headers.Authorization = credentials is null ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        request.Headers.Host = host;
        if (user is not null)
        {
            request.Headers.Add(UserHeader.Name, user);
        }

        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Gets the status of a path.</summary>
    public async Task<HttpStatusCode> StatusAsync(
        string path = Path, string? credentials = null, string? user = null, string? host = null)
    {
        using HttpResponseMessage response = await GetAsync(path, credentials, user, host);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application.DisposeAsync();
    }
}
