using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>A web application in this process with a catalogue of the test's own.</summary>
internal sealed class PageApplication : IAsyncDisposable
{
    private readonly WebApplication application;

    private PageApplication(WebApplication application, string pathBase)
    {
        this.application = application;
        Page = new Uri($"{application.Urls.First()}{pathBase}/events");
    }

    public Uri Page { get; }

    public IServiceProvider Services => application.Services;

    public static async Task<PageApplication> StartAsync(EventCatalogue catalogue, string pathBase = "", string toml = "")
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "test" });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        builder.AddEventMetrics(catalogue);
        WebApplication application = builder.Build();
        application.UsePathBase(pathBase);
        application.UseRouting();
        application.MapEventPage();
        await application.StartAsync();
        return new PageApplication(application, pathBase);
    }

    /// <summary>Creates a catalogue of counted events.</summary>
    public static EventCatalogue Catalogue(IEnumerable<(string Name, string Description)> events)
    {
        EventDescriptor[] descriptors =
        [
            .. events.Select(
                (e, i) => new EventDescriptor(e.Name, (ushort)i, EventLevel.Info, e.Description, true, true, [], null, e.Description)),
        ];
        return new EventCatalogue(
            "page-" + Guid.NewGuid().ToString("N"),
            null,
            descriptors,
            [.. descriptors.Select((e, i) => new MetricDescriptor(e.Name, MetricKind.Counter, "{event}", e.Description, [], i))]);
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
