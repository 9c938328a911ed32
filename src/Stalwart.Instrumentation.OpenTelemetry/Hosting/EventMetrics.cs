using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>The catalogues of one host, the operator's options, and the pipelines that these ask for.</summary>
internal sealed class EventMetrics : IDisposable
{
    private readonly string applicationName;
    private readonly ExportHealth health;
    private readonly SdkEventListener listener;
    private readonly RuntimeGauges gauges;
    private readonly Lock gate = new();
    private OtlpPipeline? otlp;
    private EventMetricsOptions options;
    private bool isStopped;

    public EventMetrics(IEnumerable<EventCatalogueRegistration> registrations, IEnumerable<WithoutRuntimeEvents> without, IConfiguration configuration, IHostEnvironment environment, ILogger<EventMetrics> logger)
    {
        Catalogues = [.. registrations.SelectMany(registration => registration.Catalogues()).Where(catalogue => catalogue != RuntimeEvents.Catalogue).Distinct()];
        Exported = without.Any() ? Catalogues : [.. Catalogues, RuntimeEvents.Catalogue];
        (options, SettingProblems problems) = EventMetricsOptionsReader.Examine(configuration);
        problems.ThrowIfAny();
        SecretFiles = problems.Files;
        Warnings = problems.Warnings;
        applicationName = environment.ApplicationName;
        Log = new ForgivingLogger(logger);
        health = new ExportHealth(Log);
        listener = new SdkEventListener(Log, health, Exported);
        gauges = new RuntimeGauges(Catalogues);
        try
        {
            Reports = Apply(options);
            Prometheus = options.Prometheus.Enable ? new PrometheusPipeline(Exported, applicationName, options) : null;
            StartPushing();
        }
        catch
        {
            // Nobody disposes an object whose constructor throws, and the listener and the gauges belong to the whole process.
            Dispose();
            throw;
        }
    }

    /// <summary>The application's catalogues.</summary>
    public IReadOnlyList<EventCatalogue> Catalogues { get; }

    /// <summary>The application's catalogues, and the runtime's own beside them.</summary>
    public IReadOnlyList<EventCatalogue> Exported { get; }

    /// <summary>What came of this host's policy: another host of the process may have given a catalogue that they share another one since.</summary>
    public IReadOnlyList<(EventCatalogue Catalogue, PolicyReport Report)> Reports { get; private set; }

    /// <summary>Where all of this is told.</summary>
    public ILogger Log { get; }

    /// <summary>The operator's options as they are in force now; a reload replaces the object as a whole. Thread-safe.</summary>
    public EventMetricsOptions Options => Volatile.Read(ref options);

    /// <summary>The files from which the first options took secrets.</summary>
    public IReadOnlyList<string> SecretFiles { get; }

    /// <summary>What the operator should know of the first options.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>What a scrape reads; <see langword="null"/> when scraping is off.</summary>
    public PrometheusPipeline? Prometheus { get; }

    /// <summary>Whether the application serves the scrape endpoint itself.</summary>
    public bool IsMapped { get; set; }

    /// <summary>Puts changed options in force, which are as before in what cannot change while the process runs.</summary>
    public void Change(EventMetricsOptions changed)
    {
        lock (gate)
        {
            if (isStopped)
            {
                return;
            }

            Volatile.Write(ref options, changed);
            Reports = Apply(changed);

            if (otlp is null)
            {
                StartPushing();
            }
            else
            {
                otlp.Change(changed);
            }
        }
    }

    /// <summary>Pushes now, if pushing is on.</summary>
    public bool Flush() => otlp?.Flush() ?? true;

    /// <summary>Pushes the last values, if pushing is on, and nothing after them.</summary>
    public void Stop()
    {
        lock (gate)
        {
            isStopped = true;
            otlp?.Stop();
        }
    }

    public void Dispose()
    {
        Stop();
        otlp?.Dispose();
        Prometheus?.Dispose();
        gauges.Dispose();
        listener.Dispose();
    }

    private IReadOnlyList<(EventCatalogue Catalogue, PolicyReport Report)> Apply(EventMetricsOptions wanted) => [.. Exported.Select(catalogue => (catalogue, catalogue.Apply(wanted.Policy)))];

    private void StartPushing()
    {
        if (options.OpenTelemetry.Transport != OtlpTransport.Disable)
        {
            otlp = new OtlpPipeline(Exported, applicationName, options, health, TimeProvider.System);
        }
    }
}

/// <summary>Takes the runtime's own events, which belong to the whole process, out of a host that shares its process with others.</summary>
internal sealed record WithoutRuntimeEvents;

/// <summary>The catalogues of one call of <c>AddEventMetrics</c>, looked for when the host starts.</summary>
internal sealed record EventCatalogueRegistration(Func<IReadOnlyList<EventCatalogue>> Catalogues);
