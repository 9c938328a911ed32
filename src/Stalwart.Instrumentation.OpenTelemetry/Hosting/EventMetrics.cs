using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>The catalogues of one host, the operator's options, and the pipelines that these ask for.</summary>
internal sealed class EventMetrics : IDisposable
{
    private readonly SdkEventListener listener;
    private readonly OtlpPipeline? otlp;
    private EventMetricsOptions options;

    public EventMetrics(IEnumerable<EventCatalogueRegistration> registrations, IConfiguration configuration, IHostEnvironment environment, ILogger<EventMetrics> logger)
    {
        Catalogues = [.. registrations.SelectMany(registration => registration.Catalogues()).Distinct()];
        options = EventMetricsOptionsReader.Read(configuration);
        foreach (EventCatalogue catalogue in Catalogues)
        {
            catalogue.Apply(Options.Policy);
        }

        bool pushes = Options.OpenTelemetry.Transport != OtlpTransport.Disable;
        ExportHealth? health = pushes ? new ExportHealth(logger, Options.OpenTelemetry.Endpoint) : null;
        listener = new SdkEventListener(logger, health, Catalogues);
        Prometheus = Options.Prometheus.Enable ? new PrometheusPipeline(Catalogues, environment.ApplicationName, Options.Prometheus) : null;
        otlp = pushes ? new OtlpPipeline(Catalogues, environment.ApplicationName, Options.OpenTelemetry, health!) : null;
    }

    public IReadOnlyList<EventCatalogue> Catalogues { get; }

    /// <summary>The operator's options as they are in force now; a reload replaces the object as a whole. Thread-safe.</summary>
    public EventMetricsOptions Options => Volatile.Read(ref options);

    /// <summary>What a scrape reads; <see langword="null"/> when scraping is off.</summary>
    public PrometheusPipeline? Prometheus { get; }

    /// <summary>Whether the application serves the scrape endpoint itself.</summary>
    public bool IsMapped { get; set; }

    /// <summary>Puts changed options in force.</summary>
    public void Change(EventMetricsOptions changed) => Volatile.Write(ref options, changed);

    /// <summary>Pushes now, if pushing is on.</summary>
    public bool Flush(TimeSpan timeout) => otlp?.Flush(timeout) ?? true;

    public void Dispose()
    {
        otlp?.Dispose();
        Prometheus?.Dispose();
        listener.Dispose();
    }
}

/// <summary>The catalogues of one call of <c>AddEventMetrics</c>, looked for when the host starts.</summary>
internal sealed record EventCatalogueRegistration(Func<IReadOnlyList<EventCatalogue>> Catalogues);
