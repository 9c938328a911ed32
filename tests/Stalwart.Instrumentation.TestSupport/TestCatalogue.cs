using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.TestSupport;

/// <summary>
/// A separate catalogue for each test, recorded in the same way as by generated code: two plain events, one with tags, two that feed an
/// up-down-counter and a histogram.
/// </summary>
internal sealed class TestCatalogue
{
    public const int Success = 0, Failed = 1, Queued = 2, Done = 3, Off = 4;
    public const int SuccessCell =
        0, FailedCells = 1, QueuedCell = 10, DoneCell = 11, OffCell = 12, QueueCells = 13, TimeCells = 15, GaugeCell = 0;

    public static readonly TagDescriptor Reason = new("reason", TagKind.Closed, ["bad-password", "unknown-user"], 0);
    public static readonly TagDescriptor Domain = new("domain", TagKind.Open, [], 2);

    public TestCatalogue()
    {
        Catalogue = new EventCatalogue(
            "test-" + Guid.NewGuid().ToString("N"),
            "1.2.3",
            [
                new("auth.success", 37, EventLevel.Info, "Authentication succeeded", true, true, []),
                new("auth.failed", 35, EventLevel.Info, "Authentication failed", true, true, []),
                new("queue.queued", 380, EventLevel.Info, "Message queued", true, true, ["queue.count"]),
                new("queue.done", 381, EventLevel.Info, "Message done", true, true, ["queue.count", "queue.time"]),
                new("queue.off", 382, EventLevel.Debug, "Off by default", true, false, []),
            ],
            [
                new("auth.success", MetricKind.Counter, "{event}", "Authentication succeeded", [], SuccessCell),
                new("auth.failed", MetricKind.Counter, "{event}", "Authentication failed", [Reason, Domain], FailedCells),
                new("queue.queued", MetricKind.Counter, "{event}", "Message queued", [], QueuedCell),
                new("queue.done", MetricKind.Counter, "{event}", "Message done", [], DoneCell),
                new("queue.off", MetricKind.Counter, "{event}", "Off by default", [], OffCell),
                new("queue.count", MetricKind.UpDownCounter, "{message}", "Messages waiting", [], QueueCells),
                new("queue.time", MetricKind.Histogram, "s", "Time in the queue", [], TimeCells, boundaries: [0.1, 1, 10]),
                new("server.memory", MetricKind.Gauge, "By", "Memory in use", [], GaugeCell),
            ]);
    }

    public EventCatalogue Catalogue { get; }

    public void Add(int gate, int cell, long value = 1)
    {
        if (Catalogue.Engine.Source.Gates.IsOpen(gate))
        {
            Catalogue.Engine.Add(cell, value);
        }
    }

    public void Fail(int reason, string? domain)
    {
        int slot = (uint)reason < 2u ? reason : 2;
        Add(Failed, FailedCells + (slot * 3) + Catalogue.Engine.OpenSlot("domain", 2, domain));
    }

    /// <summary>Records a time in the queue, as an event that feeds the histogram does.</summary>
    public void Spend(double seconds)
    {
        Catalogue.Engine.Record("queue.time", seconds);
    }

    /// <summary>Returns what a listener sees: series, as <c>name{key=value}</c>, and values.</summary>
    public Dictionary<string, double> Collect()
    {
        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == Catalogue.MeterName)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => seen.Add(Key(i, tags), v));
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => seen.Add(Key(i, tags), v));
        listener.Start();
        listener.RecordObservableInstruments();
        return seen;
    }

    private static string Key(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        tags.IsEmpty ? instrument.Name : $"{instrument.Name}{{{string.Join(",", tags.ToArray().Select(t => $"{t.Key}={t.Value}"))}}}";
}
