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

/// <summary>The catalogues of one host, the operator's options, and the exporters that these ask for.</summary>
internal sealed class EventMetrics : IAsyncDisposable, IDisposable
{
    /// <summary>How long logging providers have, when the host stops, for the records that wait.</summary>
    private static readonly TimeSpan LogTimeout = TimeSpan.FromSeconds(5);

    private readonly EventCatalogue[] governed;
    private readonly EventSourceLog sources;
    private readonly Dictionary<ExporterPackage, ExporterContext> contexts;
    private readonly RuntimeGauges gauges;
    private readonly HostLogs logs;
    private readonly Dictionary<Type, IDisposable> parts = [];
    private readonly Lock gate = new();

    /// <summary>Owns this host's policy in catalogues that outlive the host, and so is not the host itself.</summary>
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
            // Nobody disposes an object whose constructor throws, and the listener and the gauges belong to the whole process.
            Dispose();
            throw;
        }
    }

    /// <summary>The application's catalogues.</summary>
    public IReadOnlyList<EventCatalogue> Catalogues { get; }

    /// <summary>The application's catalogues, and the runtime's own beside them.</summary>
    public IReadOnlyList<EventCatalogue> Exported { get; }

    /// <summary>Gets the catalogues that OpenTelemetry pipelines of the application export.</summary>
    public IReadOnlyList<EventCatalogue> Piped { get; }

    /// <summary>
    /// What was disabled when this host last applied its policy, and the warnings about it. Other hosts of the process may enable more, and
    /// may have come or gone since.
    /// </summary>
    public IReadOnlyList<(EventCatalogue Catalogue, PolicyReport Report)> Reports { get; private set; }

    /// <summary>Where all of this is told.</summary>
    public ILogger Log { get; }

    /// <summary>The operator's options as they are in force now; a reload replaces the object as a whole. Thread-safe.</summary>
    public EventMetricsOptions Options => InForce.CurrentValue;

    /// <summary>Gets the options in force and where they come from.</summary>
    public OptionsInForce InForce { get; }

    /// <summary>The exporters that are running; a reload may start further ones.</summary>
    public IEnumerable<Exporter> Exporters => Volatile.Read(ref exporters).Values;

    /// <summary>Gets the status of each exporter that has been enabled since the host was built. Thread-safe.</summary>
    public IEnumerable<ExportStatus> Exports => contexts.Values.SelectMany(context => context.Statuses);

    /// <summary>Gets the status of the configuration. Thread-safe.</summary>
    public ConfigurationStatus Configuration { get; }

    /// <summary>Returns the host's one part of a kind, made when it is first asked for and disposed with the host.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="create">Makes the part.</param>
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

    /// <summary>Puts changed options in force, which are as before in what cannot change while the process runs.</summary>
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

    /// <summary>Pushes now what is recorded by now, if pushing is on.</summary>
    public bool Flush() => Exporters.Aggregate(true, (all, exporter) => exporter.Flush() && all);

    /// <summary>Writes and exports the log records of what is recorded by now.</summary>
    public bool FlushLogs() => logs.Flush(Options.Logs.OpenTelemetry.Timeout);

    /// <summary>
    /// Exports the last log records and the last values, if exports are on, and nothing after them; both at once, since each may wait for a
    /// collector that hangs.
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
            // The last push is over: it is of what this host's policy enables.
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

    /// <summary>Applies the options of logs to each catalogue.</summary>
    private LogPolicy[] ApplyLogs(EventMetricsOptions wanted)
    {
        ExporterPackage? package = contexts.Keys.FirstOrDefault(package => package.ExportsLogs(wanted));
        logs.Export(wanted, () => package?.Module?.StartLogs(contexts[package], wanted));
        LogPolicy[] policies = [.. governed.Select(catalogue => new LogPolicy(catalogue, wanted.Logs))];
        logs.Apply(policies, wanted.Logs.Limits);
        return policies;
    }

    /// <summary>The lists of each exporter; those of one that is off count for nothing.</summary>
    private IEnumerable<ExporterLayer> Layers(EventCatalogue catalogue, EventMetricsOptions wanted) => contexts.Select(pair =>
    {
        (ExporterPackage package, ExporterContext context) = pair;
        return new ExporterLayer(
            Exported.Contains(catalogue) ? context.GatesOf(catalogue) : new ExporterGates(),
            package.IsWanted(wanted) ? package.Lists(wanted) : new EventPolicy(),
            $"{EventMetricsOptionsReader.Section}.{package.Table}.");
    });

    /// <summary>Starts the exporters that the options ask for and that are not running yet.</summary>
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
