using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Hosted;

/// <summary>A host with an OpenTelemetry pipeline of its own that keeps what it exports.</summary>
internal sealed class HostedPipeline : IAsyncDisposable
{
    private readonly List<Metric> exported;
    private readonly IHost host;

    private HostedPipeline(IHost host, List<Metric> exported, LogLines log)
    {
        this.host = host;
        this.exported = exported;
        Log = log;
    }

    public LogLines Log { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>Starts a host.</summary>
    /// <param name="toml">The operator's file.</param>
    /// <param name="pipeline">Adds catalogues to the pipeline.</param>
    /// <param name="configure">Configures the rest of the host.</param>
    public static async Task<HostedPipeline> StartAsync(
        string toml, Action<MeterProviderBuilder> pipeline, Action<IHostApplicationBuilder>? configure = null)
    {
        var (log, exported) = (new LogLines(), new List<Metric>());
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        configure?.Invoke(builder);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            pipeline(metrics);
            metrics.AddInMemoryExporter(exported);
        });
        IHost host = builder.Build();
        try
        {
            await host.StartAsync();
            return new HostedPipeline(host, exported, log);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Changes one key of the configuration, as an operator who edits a file.</summary>
    public void Change(string key, string value)
    {
        var configuration = (IConfigurationRoot)Services.GetRequiredService<IConfiguration>();
        configuration[key] = value;
        configuration.Reload();
    }

    /// <summary>Exports, and returns the names of the metrics of a catalogue.</summary>
    public string Export(EventCatalogue catalogue)
    {
        exported.Clear();
        Services.GetRequiredService<MeterProvider>().ForceFlush();
        IEnumerable<string> names = exported.Where(metric => metric.MeterName == catalogue.MeterName).Select(metric => metric.Name);
        return string.Join(' ', names.Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
