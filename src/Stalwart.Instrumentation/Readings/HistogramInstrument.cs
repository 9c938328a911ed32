using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>A <see cref="Histogram{T}"/> on a <see cref="Meter"/> object of its own, so that it can be taken away alone.</summary>
internal sealed class HistogramInstrument : IDisposable
{
    private readonly Meter meter;
    private readonly ListenerFaults faults;

    private HistogramInstrument(ReadingSource source, MetricDescriptor metric)
    {
        faults = source.Faults;
        meter = new Meter(source.MeterName, source.Version);
        string? unit = metric.Unit.Length == 0 ? null : metric.Unit;
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = metric.Boundaries };
        WereAllTold = faults.Guard(() => Histogram = meter.CreateHistogram(metric.Name, unit, metric.Description, tags: null, advice));
    }

    public Histogram<double>? Histogram { get; private set; }

    private bool WereAllTold { get; }

    /// <summary>Creates the instrument, with a second try when a listener throws, as <see cref="CatalogueInstruments"/> does.</summary>
    public static HistogramInstrument Create(ReadingSource source, MetricDescriptor metric)
    {
        var created = new HistogramInstrument(source, metric);
        if (!created.WereAllTold)
        {
            created.Dispose();
            created = new HistogramInstrument(source, metric);
            created.Histogram ??= created.Find();
        }

        return created;
    }

    /// <summary>Takes the instrument away from every listener.</summary>
    public void Dispose() => faults.Guard(meter.Dispose);

    /// <summary>
    /// A listener's exception hides the new instrument, which the meter has by then; a listener that starts is told of it.
    /// </summary>
    private Histogram<double>? Find()
    {
        Histogram<double>? found = null;
        using var finder = new MeterListener
        {
            InstrumentPublished = (instrument, _) => found = instrument.Meter == meter ? instrument as Histogram<double> : found,
        };
        finder.Start();
        return found;
    }
}
