using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logging;
using Stalwart.Instrumentation.Hosting.Logs;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;
using Stalwart.Instrumentation.Hosting.Settings;
using Stalwart.Instrumentation.Policy;
using Stalwart.Instrumentation.SelfTelemetry;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>The catalogues of one host, the operator's options, and the running exporters.</summary>
internal sealed class EventMetrics : IAsyncDisposable, IDisposable
{
    /// <summary>The time that logging providers have for waiting records when the host stops.</summary>
    private static readonly TimeSpan LogTimeout = TimeSpan.FromSeconds(5);

    private readonly EventCatalogue[] governed;
    private readonly EventSourceLog sources;
    private readonly Dictionary<ExporterPackage, ExporterContext> contexts;
    private readonly RuntimeGauges gauges;
    private readonly HostLogs logs;
    private readonly Dictionary<Type, IDisposable> parts = [];
    private readonly Lock gate = new();

    /// <summary>The owner of this host's policy. Catalogues outlive the host, so it is not the host itself.</summary>
    private readonly object policyOwner = new();

    private IReadOnlyDictionary<ExporterPackage, Exporter> exporters = new Dictionary<ExporterPackage, Exporter>();
    private bool isStopped;

    public EventMetrics(
        IEnumerable<EventCatalogueRegistration> registrations,
        IEnumerable<WithoutRuntimeEvents> without,
        OptionsInForce inForce,
        IHostEnvironment environment,
        HostLogsFactory logsFactory,
        ILogger<EventMetrics> logger,
        TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        Configuration = new ConfigurationStatus(clock);
        EventCatalogueRegistration[] all = [.. registrations];
        bool hasOnlyPipelines = EventCatalogueRegistration.AreOnlyOfPipelines(all);
        Catalogues = EventCatalogueRegistration.CataloguesOf(all.Where(registration => hasOnlyPipelines || !registration.IsOfPipeline));
        Exported = without.Any() ? Catalogues : [.. Catalogues, RuntimeEvents.Catalogue];
        Piped = EventCatalogueRegistration.CataloguesOf(all.Where(registration => registration.IsOfPipeline));
        governed = [.. Exported.Union(Piped)];
        InForce = inForce;
        Log = new ForgivingLogger(logger);
        sources = new EventSourceLog(Log);
        var sharedMeters = new SharedMeterLog(Log, Exported.Select(catalogue => catalogue.MeterName));
        sources.Listen(InstrumentationEventSource.SourceName, sharedMeters.Handle);
        contexts = ExporterPackages.All.ToDictionary(
            package => package, _ => new ExporterContext(Exported, Options.Meters, environment.ApplicationName, Log, sources, clock));
        logs = logsFactory.Create(Catalogues, Log, needsLevel: hasOnlyPipelines);
        gauges = new RuntimeGauges(Catalogues, logs, () => Exports, () => Configuration.Current.RejectedReason is not null);
        try
        {
            foreach (ExporterPackage package in ExporterPackages.All)
            {
                package.Module?.Attach(contexts[package]);
            }

            Reports = Apply(Options);
            StartExporters();
        }
        catch
        {
            // An object whose constructor throws is never disposed, and the listener and the gauges belong to the whole process.
            Dispose();
            throw;
        }
    }

    /// <summary>Gets the application's catalogues.</summary>
    public IReadOnlyList<EventCatalogue> Catalogues { get; }

    /// <summary>Gets the application's catalogues, and the runtime's own.</summary>
    public IReadOnlyList<EventCatalogue> Exported { get; }

    /// <summary>Gets the catalogues that OpenTelemetry pipelines of the application export.</summary>
    public IReadOnlyList<EventCatalogue> Piped { get; }

    /// <summary>
    /// Gets what was disabled when this host last applied its policy, and its warnings. Other hosts of the process may enable more, and may
    /// have started or stopped since.
    /// </summary>
    public IReadOnlyList<(EventCatalogue Catalogue, PolicyReport Report)> Reports { get; private set; }

    /// <summary>Gets the host's log.</summary>
    public ILogger Log { get; }

    /// <summary>Gets the operator's options in effect; a reload replaces the object. Thread-safe.</summary>
    public EventMetricsOptions Options => InForce.CurrentValue;

    /// <summary>Gets the options in effect and their sources.</summary>
    public OptionsInForce InForce { get; }

    /// <summary>Gets the running exporters; a reload can start further ones.</summary>
    public IEnumerable<Exporter> Exporters => Volatile.Read(ref exporters).Values;

    /// <summary>Gets the status of each exporter that has been enabled since the host was built. Thread-safe.</summary>
    public IEnumerable<ExportStatus> Exports => contexts.Values.SelectMany(context => context.Statuses);

    /// <summary>Gets the status of the configuration. Thread-safe.</summary>
    public ConfigurationStatus Configuration { get; }

    /// <summary>Returns the host's single part of a type, created on first use and disposed with the host.</summary>
    /// <typeparam name="T">The type of the part.</typeparam>
    /// <param name="create">Creates the part.</param>
    public T Part<T>(Func<T> create)
        where T : class, IDisposable
    {
        lock (gate)
        {
            if (!parts.TryGetValue(typeof(T), out IDisposable? part))
            {
                parts.Add(typeof(T), part = create());
            }

            return (T)part;
        }
    }

    /// <summary>Applies changed options. Options that require a restart are unchanged.</summary>
    public void Change(EventMetricsOptions changed)
    {
        lock (gate)
        {
            if (isStopped)
            {
                return;
            }

            InForce.Replace(changed);
            Reports = Apply(changed);
            foreach (Exporter exporter in Exporters)
            {
                exporter.Change(changed);
            }

            StartExporters();
        }
    }

    /// <summary>Pushes everything recorded so far, if pushes are enabled.</summary>
    public bool Flush() => Exporters.Aggregate(true, (all, exporter) => exporter.Flush() && all);

    /// <summary>Writes and exports the log records made so far.</summary>
    public bool FlushLogs() => logs.Flush(Options.Logs.OpenTelemetry.Timeout);

    /// <summary>
    /// Exports the last log records and the last values, if exports are enabled, and stops exporting; in parallel, because each may wait
    /// for a collector that hangs.
    /// </summary>
    public void Stop()
    {
        lock (gate)
        {
            isStopped = true;
            Parallel.Invoke([() => logs.Stop(LogTimeout), .. Exporters.Select(exporter => (Action)exporter.Stop)]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (IDisposable part in parts.Values)
            {
                part.Dispose();
            }

            Stop();
            foreach (Exporter exporter in Exporters)
            {
                await exporter.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            // The last push is complete; it included what this host's policy enables.
            foreach (EventCatalogue catalogue in governed)
            {
                catalogue.Release(policyOwner);
            }
        }

        gauges.Dispose();
        sources.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private IReadOnlyList<(EventCatalogue Catalogue, PolicyReport Report)> Apply(EventMetricsOptions wanted)
    {
        LogPolicy[] policies = ApplyLogs(wanted);
        return
        [
            .. governed.Select((catalogue, i) =>
            {
                PolicyReport report = catalogue.Apply(policyOwner, wanted.Policy, Layers(catalogue, wanted));
                return (catalogue, report with { Warnings = [.. report.Warnings, .. policies[i].Warnings] });
            }),
        ];
    }

    /// <summary>Applies the logging options to each catalogue.</summary>
    private LogPolicy[] ApplyLogs(EventMetricsOptions wanted)
    {
        ExporterPackage? package = contexts.Keys.FirstOrDefault(package => package.ExportsLogs(wanted));
        logs.Export(wanted, () => package?.Module?.StartLogs(contexts[package], wanted));
        LogPolicy[] policies = [.. governed.Select(catalogue => new LogPolicy(catalogue, wanted.Logs))];
        logs.Apply(policies, wanted.Logs.Limits);
        return policies;
    }

    /// <summary>Returns the lists of each exporter; those of a disabled one are ignored.</summary>
    private IEnumerable<ExporterLayer> Layers(EventCatalogue catalogue, EventMetricsOptions wanted) => contexts.Select(pair =>
    {
        (ExporterPackage package, ExporterContext context) = pair;
        return new ExporterLayer(
            Exported.Contains(catalogue) ? context.GatesOf(catalogue) : new ExporterGates(),
            package.IsWanted(wanted) ? package.Lists(wanted) : new EventPolicy(),
            $"{EventMetricsOptionsReader.Section}.{package.Table}.");
    });

    /// <summary>Starts the exporters that the options enable and that are not running yet.</summary>
    private void StartExporters()
    {
        var running = new Dictionary<ExporterPackage, Exporter>(exporters);
        foreach (ExporterPackage package in ExporterPackages.All)
        {
            if (package.Module is not null && package.IsWanted(Options) && !running.ContainsKey(package))
            {
                running.Add(package, package.Module.Start(contexts[package], Options));
                Volatile.Write(ref exporters, new Dictionary<ExporterPackage, Exporter>(running));
            }
        }
    }
}
