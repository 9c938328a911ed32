using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.TestSupport.Hosts;

/// <summary>Hosts that export one test's catalogue, configured by TOML text.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost host;

    private TestHost(IHost host, LogLines log)
    {
        this.host = host;
        Log = log;
    }

    public LogLines Log { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>Gets the scrape URL that a host without its own web server logs.</summary>
    public Uri Scrape => new(Log.Lines.Single(line => line.Contains("Serving metrics at ", StringComparison.Ordinal)).Split(" at ")[1]);

    /// <summary>Starts a host without its own web server.</summary>
    public static Task<TestHost> StartWorkerAsync(
        TestCatalogue catalogue, string toml, bool ownEvents = false, TimeProvider? clock = null) =>
        StartWorkerAsync(catalogue.Catalogue, toml, ownEvents, clock);

    /// <summary>Starts a host without its own web server.</summary>
    public static async Task<TestHost> StartWorkerAsync(
        EventCatalogue catalogue, string toml, bool ownEvents = false, TimeProvider? clock = null)
    {
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "test-worker",
        });
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        Configure(builder, catalogue, toml, log, ownEvents);
        return await StartAsync(builder.Build(), log);
    }

    /// <summary>Starts a web application on a free port.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="toml">The operator's file.</param>
    /// <param name="map">Maps the application's endpoints.</param>
    public static async Task<(TestHost Host, Uri Address)> StartWebAsync(TestCatalogue catalogue, string toml, Action<WebApplication> map)
    {
        var log = new LogLines();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "test-web" });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        Configure(builder, catalogue.Catalogue, toml, log);
        WebApplication application = builder.Build();
        map(application);
        TestHost host = await StartAsync(application, log);
        return (host, new Uri(application.Urls.First()));
    }

    /// <summary>Pushes the current values.</summary>
    public bool Flush() => Services.GetRequiredService<EventMetrics>().Flush();

    /// <summary>Changes the configuration, as an operator who edits a file.</summary>
    public void Change(params (string Key, string? Value)[] changes)
    {
        var configuration = (IConfigurationRoot)Services.GetRequiredService<IConfiguration>();
        foreach ((string key, string? value) in changes)
        {
            configuration[key] = value;
        }

        configuration.Reload();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static async Task<TestHost> StartAsync(IHost host, LogLines log)
    {
        try
        {
            await host.StartAsync();
            return new TestHost(host, log);
        }
        catch
        {
            // What it created belongs to the process until it is disposed, such as its listener for event sources.
            host.Dispose();
            throw;
        }
    }

    private static void Configure(
        IHostApplicationBuilder builder,
        EventCatalogue catalogue,
        string toml,
        LogLines log,
        bool ownEvents = false)
    {
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        if (!ownEvents)
        {
            builder.Services.AddSingleton(new WithoutRuntimeEvents());
        }

        builder.AddEventMetrics(catalogue);
    }
}
