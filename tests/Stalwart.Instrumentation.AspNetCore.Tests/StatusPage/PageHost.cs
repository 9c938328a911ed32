using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.AspNetCore.StatusPage;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

/// <summary>A web application with a status page, whose seconds pass when the test says so.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly HttpClient client;

    private PageHost(WebApplication application, FakeTimeProvider clock)
    {
        this.application = application;
        Clock = clock;
        client = new HttpClient { BaseAddress = new Uri(application.Urls.First()), Timeout = TestTimeout.Max };
    }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client => client;

    public PageFeed Feed => Part<PageFeed>();

    public PageTail Tail => Part<PageTail>();

    public ConfigurationStatus ConfigurationStatus => Metrics.Configuration;

    private EventMetrics Metrics => application.Services.GetRequiredService<EventMetrics>();

    public IConfigurationRoot Configuration => (IConfigurationRoot)application.Configuration;

    public static Task<PageHost> StartAsync(EventCatalogue catalogue, string toml = "", string pathBase = "") =>
        StartAsync([catalogue], toml, pathBase);

    public static async Task<PageHost> StartAsync(
        EventCatalogue[] catalogues,
        string toml = "",
        string pathBase = "",
        string name = "test-page")
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = name });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Only the page's own limit may disconnect a slow page.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddEventMetrics(catalogues);
        WebApplication application = builder.Build();
        if (pathBase.Length > 0)
        {
            application.UsePathBase(pathBase);
            application.UseRouting();
        }

        application.MapEventPage();
        await application.StartAsync();
        return new PageHost(application, clock);
    }

    /// <summary>Returns the status of the exporter that a table configures, for a test to change.</summary>
    public ExportStatus StatusOf(string table) => Metrics.Exports.Single(export => export.Current.Table == table);

    /// <summary>Opens the stream of a page.</summary>
    public Task<PageReader> OpenAsync(string path = "/events/stream") => PageReader.OpenAsync(client, path);

    /// <summary>Advances the clock by a second, and returns the message that the page receives.</summary>
    public async Task<PageMessage> TickAsync(PageReader reader)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return await reader.NextAsync();
    }

    public Task StopAsync() => application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application.DisposeAsync();
    }

    private T Part<T>()
        where T : class, IDisposable =>
        Metrics.Part<T>(() => throw new InvalidOperationException("The page is not mapped."));
}
