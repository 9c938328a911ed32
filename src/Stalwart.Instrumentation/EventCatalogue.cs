using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Logging;
using Stalwart.Instrumentation.Observing;
using Stalwart.Instrumentation.Policy;
using Stalwart.Instrumentation.Readings;
using Stalwart.Instrumentation.SelfTelemetry;

namespace Stalwart.Instrumentation;

/// <summary>
/// Represents a catalogue at run time: its events and metrics, and the <see cref="System.Diagnostics.Metrics.Meter"/> that publishes them
/// until the process ends or the catalogue's plug-in is unloaded. Thread-safe.
/// </summary>
public sealed class EventCatalogue
{
    private readonly Lock policyLock = new();
    private readonly CatalogueInstruments instruments;
    private readonly ObserverList observers = new();
    private readonly MetricReader[] readers;
    private readonly PolicyResolver resolver;
    private readonly PolicyOwners policies;
    private readonly int firstMetricGate;
    private readonly int[] metricGates;
    private readonly StaleGauges staleGauges;
    private readonly bool[] haveExemplars;
    private EventLogs? logs;
    private byte[] closed;
    private bool[] on;
    private bool isRetired;

    /// <summary>Initializes a catalogue and publishes its instruments.</summary>
    /// <param name="meterName">The OpenTelemetry meter (instrumentation scope).</param>
    /// <param name="version">The meter's version; <see langword="null"/> if it has none.</param>
    /// <param name="events">The events; an event's index is the index of its gate.</param>
    /// <param name="metrics">The counters of the counted events in the events' order, then the declared metrics.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="meterName"/>, <paramref name="events"/> or <paramref name="metrics"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="meterName"/> is empty.</exception>
    public EventCatalogue(string meterName, string? version, EventDescriptor[] events, MetricDescriptor[] metrics)
        : this(meterName, version, events, metrics, isPublished: true)
    {
    }

    /// <summary>Initializes a catalogue, which is published immediately or at its first use.</summary>
    /// <remarks>
    /// Publishing runs the callbacks of other libraries' listeners. If one threw or recorded an event of this catalogue in a type
    /// initializer, the type would be unusable for the lifetime of the process.
    /// </remarks>
    internal EventCatalogue(string meterName, string? version, EventDescriptor[] events, MetricDescriptor[] metrics, bool isPublished)
    {
        ArgumentException.ThrowIfNullOrEmpty(meterName);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(metrics);
        MeterName = meterName;
        Version = version;
        Events = events;
        Metrics = metrics;
        int counted = events.Count(e => e.Counted);
        MetricDescriptor[] declared = metrics[counted..];
        firstMetricGate = events.Length;
        resolver = new PolicyResolver(meterName, events, declared);
        policies = new PolicyOwners(resolver);
        Engine = new CatalogueEngine(meterName, version, metrics, events.Length + declared.Length, new EventSourceObserver());
        Kept = new KeptMetrics(Engine.Source, observers, PublishForRecord);
        readers = new MetricReader[metrics.Length];
        int[] countedGates = [.. Enumerable.Range(0, events.Length).Where(i => events[i].Counted)];
        metricGates = [.. countedGates, .. Enumerable.Range(firstMetricGate, declared.Length)];
        for (int i = 0; i < metrics.Length; i++)
        {
            readers[i] = MakeReader(metrics[i], metricGates[i]);
        }

        instruments = new CatalogueInstruments(Engine.Source, readers);
        staleGauges = new StaleGauges(Engine.Gauges, events, declared);
        closed = ClosedGates(events, declared);
        haveExemplars = HaveExemplars(events, declared);
        on = policies.InForce.On;
        Report = resolver.Report(policies.InForce);
        SetGates();
        if (isPublished)
        {
            Publish(wait: true);
        }
    }

    /// <summary>Gets the name of the OpenTelemetry meter (instrumentation scope).</summary>
    public string MeterName { get; }

    /// <summary>Gets the meter's version; <see langword="null"/> if the catalogue has none.</summary>
    public string? Version { get; }

    /// <summary>Gets all events, in the catalogue's order.</summary>
    public IReadOnlyList<EventDescriptor> Events { get; }

    /// <summary>Gets the counters of the counted events, then the declared metrics.</summary>
    public IReadOnlyList<MetricDescriptor> Metrics { get; }

    /// <summary>
    /// Gets the events and metrics that the policies in effect disable for all exporters, and the warnings of the policy that was applied
    /// last.
    /// </summary>
    public PolicyReport Report { get; private set; }

    /// <summary>Gets whether series without records are exported, as 0.</summary>
    public bool ExportZeros => Engine.Source.ExportZeros;

    /// <summary>Gets the generated enum of the event ids, if it is known and its assembly is not unloaded.</summary>
    internal Type? Ids { get; set; }

    /// <summary>Gets the engine that recording methods write to.</summary>
    internal CatalogueEngine Engine { get; }

    /// <summary>Gets the gauges, and the totals that the application keeps.</summary>
    internal KeptMetrics Kept { get; }

    /// <summary>Gets the matcher for the names and patterns of operators.</summary>
    internal PolicyResolver Resolver => resolver;

    /// <summary>Enables and disables events and metrics in the running process.</summary>
    /// <remarks>
    /// Every host that exports the catalogue has its own policy, from its configuration, until the host is disposed. An event or metric is
    /// enabled if the policy of any host enables it. A policy applied here replaces those of all hosts until one of them next applies its
    /// own: when it starts, or reloads its configuration. It takes effect again when no host is left; to return to the catalogue's defaults
    /// then, apply an empty policy. Lists that the configuration of a host has for a single exporter are applied on top of the policy in
    /// effect, for that exporter only; what they enable is recorded.
    /// </remarks>
    /// <param name="policy">The complete policy; it replaces the previous one.</param>
    /// <returns>The disabled events and metrics, and the warnings for the operator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>MailEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["smtp.*"], EnabledEvents = ["smtp.error"] });</code>
    /// </example>
    public PolicyReport Apply(EventPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        lock (policyLock)
        {
            policies.Apply(policy);
            return Enforce();
        }
    }

    /// <summary>Applies the policy of an owner, such as a host, until it is released.</summary>
    /// <param name="owner">The owner, compared by reference; the catalogue keeps it in memory until it is released.</param>
    /// <param name="policy">The owner's complete policy; it replaces the owner's previous one.</param>
    /// <param name="exporters">The lists of the owner's exporters, which replace the previous ones.</param>
    /// <returns>What is disabled under the policies of all owners, and the warnings about this policy.</returns>
    internal PolicyReport Apply(object owner, EventPolicy policy, params IEnumerable<ExporterLayer> exporters)
    {
        lock (policyLock)
        {
            policies.Apply(owner, policy, exporters);
            return Enforce();
        }
    }

    /// <summary>Removes the policy of an owner, if it has one.</summary>
    /// <param name="owner">The owner.</param>
    internal void Release(object owner)
    {
        lock (policyLock)
        {
            policies.Release(owner);
            Enforce();
        }
    }

    /// <summary>Returns whether an event or a declared metric is enabled.</summary>
    /// <param name="name">The name of an event or metric.</param>
    /// <returns>Whether it is enabled; <see langword="false"/> if the name is unknown.</returns>
    public bool IsEnabled(string name)
    {
        for (int i = 0; i < Events.Count; i++)
        {
            if (Events[i].Name == name)
            {
                return Engine.Source.Gates.IsOpen(i);
            }
        }

        MetricReader? reader = Array.Find(readers, reader => reader.Metric.Name == name);
        return reader is { IsOn: true };
    }

    /// <summary>Returns a declared gauge.</summary>
    /// <param name="name">The metric's name.</param>
    /// <returns>The gauge; the same object for the same name.</returns>
    /// <exception cref="KeyNotFoundException">The catalogue has no gauge without tags that has this name.</exception>
    public Gauge GetGauge(string name) => Kept[name];

    /// <summary>
    /// Returns every enabled series with a record, with its tags and value. Includes all records made before the call; a metric that is
    /// disabled meanwhile is included completely or not at all.
    /// </summary>
    /// <returns>The snapshot, a copy; later records do not change it.</returns>
    /// <example>
    /// <code>
    /// EventSnapshot snapshot = MailEvents.Catalogue.Snapshot();
    /// long failed = snapshot.IntegerValue("auth.failed");
    /// </code>
    /// </example>
    public EventSnapshot Snapshot()
    {
        CatalogueReading reading = NewReading();
        reading.Take();
        return new EventSnapshot(reading.ToSnapshots(), Metrics, Events);
    }

    /// <summary>Creates a reading of this catalogue, which can be taken repeatedly.</summary>
    /// <param name="gates">The gates of the exporter that reads; <see langword="null"/> to read everything that is recorded.</param>
    internal CatalogueReading NewReading(ExporterGates? gates = null) => new(Engine.Source, readers, gates);

    /// <summary>Publishes the instruments, if that has not been done.</summary>
    /// <param name="wait">Whether to wait while another thread publishes them.</param>
    internal void Publish(bool wait) => instruments.Publish(wait, FinishPublication);

    /// <summary>
    /// Removes the instruments, all series and the application's callbacks permanently, because the catalogue's assembly is being unloaded
    /// and any of them would keep it in memory.
    /// </summary>
    internal void Retire()
    {
        lock (policyLock)
        {
            isRetired = true;
            on = new bool[on.Length];
            closed = new byte[on.Length];
            Engine.Source.Exemplars = null;
            SetGates();
        }

        Ids = null;
        instruments.Remove();
        Kept.Release();
    }

    /// <summary>Returns the number of series with a value, without calling callbacks.</summary>
    internal int CountSeries()
    {
        CatalogueReading reading = NewReading();
        reading.Take(withCallbacks: false);
        return reading.CountSeries() + readers.Where(reader => reader.IsOn).Sum(reader => reader.CountSet());
    }

    /// <summary>Attaches an observer, which receives the records of all events, enabled or not.</summary>
    internal void Attach(EventObserver observer)
    {
        lock (policyLock)
        {
            observers.Add(observer);
            SetGates();
        }
    }

    /// <summary>Detaches an observer; a record in progress may still arrive.</summary>
    internal void Detach(EventObserver observer)
    {
        lock (policyLock)
        {
            observers.Remove(observer);
            SetGates();
        }
    }

    /// <summary>Attaches a sink, which receives the log records of the events that it wants.</summary>
    internal void AttachLogs(EventLogSink sink)
    {
        lock (policyLock)
        {
            logs ??= new EventLogs(Events);
            logs.Attach(sink);
            SetGates();
        }
    }

    /// <summary>Detaches a sink after waiting records are written, or a timeout.</summary>
    internal void DetachLogs(EventLogSink sink, TimeSpan timeout)
    {
        EventLogs? attached;
        lock (policyLock)
        {
            attached = logs;
            sink.Plan = LogPlan.None(Events.Count);
            SetGates();
        }

        attached?.Flush(timeout);
        attached?.Detach(sink);
    }

    /// <summary>Opens and closes the gates according to the current observers and log sinks.</summary>
    internal void RefreshGates()
    {
        lock (policyLock)
        {
            SetGates();
        }
    }

    /// <summary>Waits until all log records made so far are written.</summary>
    internal bool FlushLogs(TimeSpan timeout) => logs?.Flush(timeout) ?? true;

    /// <summary>Reserves a slot for the log record of an event; the first call publishes the catalogue.</summary>
    /// <param name="gate">The index of the event.</param>
    /// <param name="count">The number of equal records; positive.</param>
    /// <param name="open">The logs that own the slot.</param>
    /// <returns>The slot; -1 if no sink takes the record, or the queue is full.</returns>
    internal int BeginLog(int gate, long count, out EventLogs? open)
    {
        PublishForRecord();
        open = logs;
        return open?.Begin(gate, count) ?? -1;
    }

    /// <summary>Passes a record to the observers; the first call publishes the catalogue.</summary>
    /// <param name="gate">The index of the event.</param>
    /// <param name="values">Its fields, then its tags.</param>
    /// <param name="count">The number of equal records; positive.</param>
    internal void Observe(int gate, KeyValuePair<string, object?>[] values, long count = 1)
    {
        PublishForRecord();
        observers.OnRecorded(Events[gate], values, count);
    }

    private void FinishPublication()
    {
        lock (policyLock)
        {
            SetGates();
        }

        Engine.ReplayHistograms();
        Engine.Source.Faults.Guard(() => MeterOwners.Add(this));
    }

    /// <summary>Returns the closed state of the gates: gates of events that feed up-down-counters let these through.</summary>
    private static byte[] ClosedGates(EventDescriptor[] events, MetricDescriptor[] declared)
    {
        HashSet<string> balances = [.. declared.Where(metric => metric.Kind == MetricKind.UpDownCounter).Select(metric => metric.Name)];
        IEnumerable<byte> ofEvents = events.Select(item => item.Feeds.Any(balances.Contains) ? GateTable.State : (byte)0);
        return [.. ofEvents, .. new byte[declared.Length]];
    }

    /// <summary>Returns whether each event writes a series that can have an exemplar; other events stay on the fast path.</summary>
    private static bool[] HaveExemplars(EventDescriptor[] events, MetricDescriptor[] declared)
    {
        HashSet<string> names = [.. declared.Where(ExemplarStore.HasExemplars).Select(metric => metric.Name)];
        return [.. events.Select(item => item.Counted || item.Feeds.Any(names.Contains))];
    }

    private void PublishForRecord()
    {
        if (!Engine.Source.IsPublished)
        {
            Publish(wait: false);
        }
    }

    private MetricReader MakeReader(MetricDescriptor metric, int gate)
    {
        ReadingSource source = Engine.Source;
        var tags = new SeriesTags(metric, Engine.OpenTag, Engine.Sparse(metric));
        switch (metric.Kind)
        {
            case MetricKind.Histogram:
                var recorder = new HistogramRecorder(source, metric, tags, Engine.RejectedCell);
                Engine.Add(recorder);
                return new HistogramReader(source, metric, gate, tags, recorder);
            case var _ when !metric.HasCells:
                return Kept.MakeReader(metric, gate, tags);
            default:
                return metric.IsFloating
                    ? new SumReader<double>(source, metric, gate, tags)
                    : new SumReader<long>(source, metric, gate, tags);
        }
    }

    /// <summary>Applies the policies: gates first, so that no record restores what is removed afterward.</summary>
    private PolicyReport Enforce()
    {
        bool[] before = on;
        ResolvedPolicy policy = policies.InForce;
        on = isRetired ? new bool[before.Length] : policy.On;
        Report = resolver.Report(policy);
        Engine.Source.ExportZeros = policy.ExportZeros;
        Engine.Source.Exemplars = policy.Exemplars && !isRetired ? Engine.Source.Exemplars ?? new ExemplarStore(Metrics) : null;
        SetGates();
        staleGauges.Remove(before, on);
        foreach ((ExporterGates gates, ResolvedPolicy exported) in policies.Exporters)
        {
            gates.Set(OfMetrics(exported.On), OfMetrics(on));
        }

        return Report;
    }

    private bool[] OfMetrics(bool[] open) => [.. metricGates.Select(gate => open[gate])];

    private void SetGates()
    {
        for (int i = 0; i < on.Length; i++)
        {
            byte observed = !Engine.Source.IsPublished || IsObserved(i) ? GateTable.Observers : (byte)0;
            int metrics = on[i] ? GateTable.Metrics | observed | ExemplarsGate(i) : ClosedGate(i);
            Engine.Source.Gates.Set(i, (byte)(metrics | LogsGate(i)));
        }
    }

    private bool IsObserved(int gate) => gate < firstMetricGate ? observers.Want(Events[gate]) : !observers.IsEmpty;

    private byte ExemplarsGate(int gate) =>
        gate < firstMetricGate && haveExemplars[gate] && Engine.Source.Exemplars is not null ? GateTable.Exemplars : (byte)0;

    private byte LogsGate(int gate) =>
        gate < firstMetricGate && Events[gate].IsLogged && !isRetired && logs?.IsWanted(gate) == true ? GateTable.Logs : (byte)0;

    /// <summary>
    /// Observers also see disabled events. The recording method checks the bits; if an event feeds a metric, it only checks whether the
    /// metric's gate is closed.
    /// </summary>
    private byte ClosedGate(int gate) =>
        (byte)(closed[gate] | (gate < firstMetricGate && IsObserved(gate) && !isRetired ? GateTable.Observers : 0));
}
