using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.Hosting.Tests.Logs;

/// <summary>A host that logs the events of one test's catalogue.</summary>
internal sealed class LoggedHost : IAsyncDisposable
{
    private readonly IHost host;

    private LoggedHost(IHost host, LoggedCatalogue logged, LoggedProvider provider, FakeTimeProvider time)
    {
        this.host = host;
        Logged = logged;
        Provider = provider;
        Time = time;
    }

    public LoggedCatalogue Logged { get; }

    public LoggedProvider Provider { get; }

    public FakeTimeProvider Time { get; }

    public IConfigurationRoot Configuration => (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

    public static async Task<LoggedHost> StartAsync(
        string toml = "", Action<IServiceCollection>? services = null, string? message = "Sign-in of {user} failed: {reason}")
    {
        var logged = new LoggedCatalogue(message);
        var provider = new LoggedProvider();
        var time = new FakeTimeProvider();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddProvider(provider);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new WithoutRuntimeEvents());
        services?.Invoke(builder.Services);
        builder.AddEventMetrics(logged.Catalogue);
        IHost host = builder.Build();
        await host.StartAsync();
        return new LoggedHost(host, logged, provider, time);
    }

    /// <summary>Returns the records of the catalogue so far.</summary>
    public LoggedRecord[] Records()
    {
        Assert.True(Logged.Catalogue.FlushLogs(TestTimeout.Max));
        return [.. Provider.Records.Where(record => record.Category.StartsWith("logged-", StringComparison.Ordinal))];
    }

    /// <summary>Changes the configuration, as an operator who edits a file.</summary>
    public void Change(string key, string? value)
    {
        Configuration[key] = value;
        Configuration.Reload();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
