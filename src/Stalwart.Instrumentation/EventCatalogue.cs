using System.ComponentModel;
using Stalwart.Instrumentation.Policy;
using Stalwart.Instrumentation.Publishing;
using Stalwart.Instrumentation.Recording;

namespace Stalwart.Instrumentation;

/// <summary>
/// A catalogue at run time: its events and metrics, and the one <see cref="System.Diagnostics.Metrics.Meter"/> that publishes them for the
/// process's life. Thread-safe.
/// </summary>
public sealed class EventCatalogue
{
    private readonly Lock policyLock = new();
    private readonly CatalogueInstruments instruments;
    private readonly ListenerFaults faults;
    private readonly MetricReader[] readers;
    private readonly Dictionary<string, Gauge> gauges = new(StringComparer.Ordinal);
    private readonly PolicyResolver resolver;
    private readonly int firstMetricGate;
    private bool[] on;
    private int captures;
    private volatile bool exportZeros;

    /// <summary>Makes a catalogue and publishes its instruments. Generated code does this once.</summary>
    /// <param name="meterName">The OpenTelemetry meter (instrumentation scope).</param>
    /// <param name="version">The meter's version, if any.</param>
    /// <param name="events">The events; an event's place is the number of its gate.</param>
    /// <param name="metrics">The counters of the counted events in the events' order, then the declared metrics.</param>
    public EventCatalogue(string meterName, string? version, EventDescriptor[] events, MetricDescriptor[] metrics)
        : this(meterName, version, events, metrics, isPublished: true)
    {
    }

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
        Engine = new CatalogueEngine(this, events.Length + declared.Length);
        faults = new ListenerFaults(meterName);
        readers = new MetricReader[metrics.Length];
        int[] countedGates = [.. Enumerable.Range(0, events.Length).Where(i => events[i].Counted)];
        for (int i = 0; i < metrics.Length; i++)
        {
            readers[i] = MakeReader(metrics[i], i < counted ? countedGates[i] : firstMetricGate + i - counted);
        }

        instruments = new CatalogueInstruments(this, readers, faults);
        (on, Report) = resolver.Resolve(new EventPolicy());
        CloseGates();
        SetGates();
        if (isPublished)
        {
            Publish(wait: true);
        }
    }

    /// <summary>The name of the OpenTelemetry meter (instrumentation scope).</summary>
    public string MeterName { get; }

    /// <summary>The meter's version, if the catalogue gives one.</summary>
    public string? Version { get; }

    /// <summary>All events, in the catalogue's order.</summary>
    public IReadOnlyList<EventDescriptor> Events { get; }

    /// <summary>The counters of the counted events, then the declared metrics.</summary>
    public IReadOnlyList<MetricDescriptor> Metrics { get; }

    /// <summary>What came of the policy that is in force.</summary>
    public PolicyReport Report { get; private set; }

    /// <summary>Whether series that were never touched are exported, as 0.</summary>
    public bool ExportZeros => exportZeros;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CatalogueEngine Engine { get; }

    /// <summary>Turns events and metrics on and off in the running process.</summary>
    /// <param name="policy">The whole of what is wanted; it replaces the one before.</param>
    /// <returns>What is off now, and what the operator should know.</returns>
    public PolicyReport Apply(EventPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        PolicyReport report;
        lock (policyLock)
        {
            (on, report) = resolver.Resolve(policy);
            Report = report;
            exportZeros = policy.ExportZeros;
            CloseGates();
        }

        SettleHistograms();
        return report;
    }

    /// <summary>Whether an event or a declared metric is on.</summary>
    /// <param name="name">Its name.</param>
    /// <returns><see langword="false"/> also when there is none of that name.</returns>
    public bool IsEnabled(string name)
    {
        for (int i = 0; i < Events.Count; i++)
        {
            if (Events[i].Name == name)
            {
                return Volatile.Read(ref Engine.Gates[i]) != 0;
            }
        }

        MetricReader? reader = Array.Find(readers, reader => reader.Metric.Name == name);
        return reader is { IsOn: true };
    }

    /// <summary>The declared gauge of a name.</summary>
    /// <param name="name">The metric's name.</param>
    /// <exception cref="KeyNotFoundException">The catalogue has no gauge without tags of that name.</exception>
    public Gauge GetGauge(string name) => gauges[name];

    /// <summary>
    /// Every series that was touched and is on, with its tags and value. Exact for all records that happened before the call; a metric that
    /// goes off meanwhile is in it whole or not at all.
    /// </summary>
    /// <returns>A copy; later records do not change it.</returns>
    public EventSnapshot Snapshot()
    {
        long[] cells = Engine.Cells.ReadAll();
        var series = new List<SeriesSnapshot>();
        foreach (MetricReader reader in readers)
        {
            reader.AddTo(cells, series);
        }

        return new EventSnapshot(series);
    }

    /// <summary>Whether all instruments are published; until then they measure nothing.</summary>
    internal bool IsPublished => instruments.IsPublished;

    /// <summary>Publishes the instruments, unless that is done.</summary>
    /// <param name="wait">Whether to wait while another thread does it.</param>
    internal void Publish(bool wait) => instruments.Publish(wait, SettleHistograms);

    /// <summary>How many series have a value; no callback of a gauge is asked.</summary>
    internal int CountSeries()
    {
        long[] cells = Engine.Cells.ReadAll();
        return readers.Sum(reader => reader.CountTouched(cells));
    }

    internal void ChangeCaptures(int change)
    {
        lock (policyLock)
        {
            captures += change;
            SetGates();
        }
    }

    private MetricReader MakeReader(MetricDescriptor metric, int gate)
    {
        var tags = new SeriesTags(metric, tag => Engine.OpenTag(tag.Name, tag.Limit));
        switch (metric.Kind)
        {
            case MetricKind.Histogram:
                Engine.AddHistogram(new HistogramRecorder(this, metric, gate, tags, faults));
                return new HistogramReader(this, metric, gate, tags);
            case MetricKind.Gauge when metric.Tags.Count == 0:
                var gauge = new Gauge(metric, Engine, gate);
                gauges.Add(metric.Name, gauge);
                return new GaugeReader(this, metric, gate, tags, gauge);
            case MetricKind.Gauge:
                return new GaugeReader(this, metric, gate, tags, gauge: null);
            default:
                return metric.IsFloating ? new SumReader<double>(this, metric, gate, tags) : new SumReader<long>(this, metric, gate, tags);
        }
    }

    /// <summary>An instrument goes after its gate is closed and comes before it is opened, so that records meet one.</summary>
    private void CloseGates()
    {
        for (int i = 0; i < on.Length; i++)
        {
            if (!on[i])
            {
                Volatile.Write(ref Engine.Gates[i], 0);
            }
        }

        foreach (HistogramRecorder histogram in Engine.Histograms)
        {
            histogram.Want(on[histogram.GateNumber]);
        }
    }

    /// <summary>Runs listeners' callbacks, which may call from other threads, so without the lock. Then opens the gates.</summary>
    private void SettleHistograms()
    {
        foreach (HistogramRecorder histogram in Engine.Histograms)
        {
            histogram.Settle();
        }

        lock (policyLock)
        {
            SetGates();
        }
    }

    private void SetGates()
    {
        byte open = captures > 0 || !IsPublished ? (byte)2 : (byte)1;
        for (int i = 0; i < on.Length; i++)
        {
            Volatile.Write(ref Engine.Gates[i], on[i] ? open : (byte)0);
        }
    }
}
