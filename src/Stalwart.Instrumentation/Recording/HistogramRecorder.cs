using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.Recording;

/// <summary>
/// One histogram: a <see cref="Histogram{T}"/> on a <see cref="Meter"/> object of its own, so that it can be taken away alone, and the
/// attributes of its series, made once. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1001", Justification = "Publish owns the meter: it is disposed when the histogram is turned off.")]
public sealed class HistogramRecorder
{
    private readonly EventCatalogue catalogue;
    private readonly SeriesTags tags;
    private Meter? meter;
    private Histogram<double>? histogram;

    internal HistogramRecorder(EventCatalogue catalogue, MetricDescriptor metric, SeriesTags tags)
    {
        this.catalogue = catalogue;
        Metric = metric;
        this.tags = tags;
    }

    internal MetricDescriptor Metric { get; }

    /// <summary>Records a value into a series. Thread-safe; allocates nothing once the series has been used.</summary>
    /// <param name="value">The value, in the metric's unit.</param>
    /// <param name="series">The series' number.</param>
    public void Record(double value, int series) => Volatile.Read(ref histogram)?.Record(value, tags.Of(series));

    /// <summary>Publishes the instrument, or takes it away.</summary>
    internal void Publish(bool on)
    {
        if (on && meter is null)
        {
            meter = new Meter(catalogue.MeterName, catalogue.Version);
            string? unit = Metric.Unit.Length == 0 ? null : Metric.Unit;
            var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = Metric.Boundaries };
            Volatile.Write(ref histogram, meter.CreateHistogram(Metric.Name, unit, Metric.Description, tags: null, advice));
        }
        else if (!on && meter is not null)
        {
            Volatile.Write(ref histogram, null);
            meter.Dispose();
            meter = null;
        }
    }
}
