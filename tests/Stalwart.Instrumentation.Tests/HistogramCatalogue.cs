using System.Diagnostics.Metrics;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

/// <summary>
/// A catalogue of histograms, recorded into in the same way as by generated code, and a listener that keeps its measurements.
/// </summary>
internal sealed class HistogramCatalogue : IDisposable
{
    private static readonly double[] Boundaries = [1, 10];

    private readonly MeterListener listener = new();
    private long heard;

    public HistogramCatalogue(int histograms, bool isListening = true, bool isNative = false)
    {
        int size = new HistogramLayout(1, Boundaries.Length, isNative).CellCount;
        MetricDescriptor[] metrics =
        [
            .. Enumerable.Range(0, histograms)
                .Select(i => new MetricDescriptor($"h{i}", MetricKind.Histogram, "s", "A time", [], size * i, false, Boundaries, isNative)),
        ];
        Catalogue = new EventCatalogue("test-" + Guid.NewGuid().ToString("N"), null, [], metrics);
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == Catalogue.MeterName)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) =>
        {
            Interlocked.Increment(ref heard);
            Heard?.Invoke(value);
        });
        if (isListening)
        {
            Listen();
        }
    }

    public EventCatalogue Catalogue { get; }

    /// <summary>Gets the number of values that the listener received.</summary>
    public long HeardCount => Volatile.Read(ref heard);

    /// <summary>Gets the number of values that the cells have counted.</summary>
    public long Counted => Catalogue.Snapshot().Series.Sum(series => series.Count);

    public Action<double>? Heard { get; set; }

    public void Listen() => listener.Start();

    public void TurnOff() => Catalogue.Apply(new EventPolicy { DisabledEvents = ["*"] });

    public void TurnOn() => Catalogue.Apply(new EventPolicy());

    /// <summary>Records a value if the histogram is enabled.</summary>
    public void Record(int histogram, double value)
    {
        if (Volatile.Read(ref Catalogue.Engine.Gates[histogram]) != 0)
        {
            RecordInFlight(histogram, value);
        }
    }

    /// <summary>Records as a thread does that has just seen the open gate.</summary>
    public void RecordInFlight(int histogram, double value) => Catalogue.Engine.Record($"h{histogram}", value);

    public void Dispose() => listener.Dispose();
}
