using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Tests;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

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

    /// <summary>Where a host without a web server of its own says that it can be scraped.</summary>
    public Uri Scrape => new(Log.Lines.Single(line => line.Contains("can be scraped at", StringComparison.Ordinal)).Split(" at ")[1].TrimEnd('.'));

    /// <summary>A host without a web server of its own.</summary>
    public static async Task<TestHost> StartWorkerAsync(TestCatalogue catalogue, string toml, bool ownEvents = false)
    {
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "test-worker" });
        Configure(builder, catalogue, toml, log, ownEvents);
        return await StartAsync(builder.Build(), log);
    }

    /// <summary>A web application on a free port.</summary>
    public static async Task<(TestHost Host, Uri Address)> StartWebAsync(TestCatalogue catalogue, string toml, bool map = true)
    {
        var log = new LogLines();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "test-web" });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        Configure(builder, catalogue, toml, log);
        WebApplication application = builder.Build();
        if (map)
        {
            application.MapEventMetrics();
        }

        TestHost host = await StartAsync(application, log);
        return (host, new Uri(application.Urls.First()));
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
            // What it has made belongs to the process until it is disposed, such as its listener to event sources.
            host.Dispose();
            throw;
        }
    }

    private static void Configure(IHostApplicationBuilder builder, TestCatalogue catalogue, string toml, LogLines log, bool ownEvents = false)
    {
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        if (!ownEvents)
        {
            builder.Services.AddSingleton(new WithoutRuntimeEvents());
        }

        builder.AddEventMetrics(catalogue.Catalogue);
    }
}

/// <summary>The values of a TOML text, as a file's would be.</summary>
internal static class TomlText
{
    public static IReadOnlyDictionary<string, string?> Flatten(string toml)
    {
        var flattener = new TomlFlattener("test.toml");
        flattener.Read(toml);
        return flattener.Values;
    }
}

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> parameters = new();

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>The structured parameters of all lines, as a log that keeps them would write them.</summary>
    public IReadOnlyCollection<string> Parameters => parameters;

    /// <summary>What is said of pushes; the host's line with the folder of the tests is not, whatever that folder is called.</summary>
    public string[] PushLines =>
    [
        .. lines.Where(line => line.Contains("push", StringComparison.Ordinal) && !line.Contains("Content root path", StringComparison.Ordinal)),
    ];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
        foreach ((string key, object? value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            parameters.Enqueue($"{key}={value}");
        }
    }

    public void Dispose()
    {
    }
}
