using System.Diagnostics.Metrics;
using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Publishing;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Tests;

/// <summary>A catalogue of histograms, recorded into as generated code does, and a listener that keeps what it is given.</summary>
internal sealed class HistogramCatalogue : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly HistogramRecorder[] recorders;
    private long heard;

    public HistogramCatalogue(int histograms)
    {
        MetricDescriptor[] metrics =
        [
            .. Enumerable.Range(0, histograms)
                .Select(i => new MetricDescriptor($"h{i}", MetricKind.Histogram, "s", "A time", [], 2 * i, boundaries: [1, 10])),
        ];
        Catalogue = new EventCatalogue("test-" + Guid.NewGuid().ToString("N"), null, [], metrics);
        recorders = [.. metrics.Select(metric => Catalogue.Engine.Histogram(metric.Name))];
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == Catalogue.MeterName)
            {
                self.EnableMeasurementEvents(instrument);
                Published?.Invoke();
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) =>
        {
            Interlocked.Increment(ref heard);
            Heard?.Invoke(value);
        });
        listener.Start();
    }

    public EventCatalogue Catalogue { get; }

    /// <summary>How many values the listener was given.</summary>
    public long HeardCount => Volatile.Read(ref heard);

    /// <summary>How many values the cells have counted.</summary>
    public long Counted => Catalogue.Engine.Cells.ReadAll().Where((_, cell) => cell % 2 == 0).Sum();

    /// <summary>Called while an instrument is published.</summary>
    public Action? Published { get; set; }

    public Action<double>? Heard { get; set; }

    public void TurnOff() => Catalogue.Apply(new EventPolicy { DisabledEvents = ["*"] });

    public void TurnOn() => Catalogue.Apply(new EventPolicy());

    /// <summary>A collector that a histogram that was turned off waits for.</summary>
    public CollectionScope Collector() => new([Catalogue], isDelta: false);

    /// <summary>Records, when the histogram is on.</summary>
    public void Record(int histogram, double value)
    {
        if (Volatile.Read(ref Catalogue.Engine.Gates[histogram]) != 0)
        {
            RecordInFlight(histogram, value);
        }
    }

    /// <summary>Records as a thread does that has just seen the gate open.</summary>
    public void RecordInFlight(int histogram, double value)
    {
        recorders[histogram].Record(value);
        CellPages.TryRecord(Catalogue.Engine.Touch(2 * histogram), 2 * histogram, value);
    }

    public void Dispose() => listener.Dispose();
}
