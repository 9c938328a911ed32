using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.Recording;

/// <summary>
/// One histogram: a <see cref="Histogram{T}"/> on a <see cref="Meter"/> object of its own, so that it can be taken away alone, and the
/// attributes of its series, made once. For generated code.
/// </summary>
/// <remarks>
/// A histogram that was taken away comes back when every collector has exported the last of it; until then what is recorded is kept.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1001", Justification = "Publish owns the meter: it is disposed when the histogram is turned off.")]
public sealed class HistogramRecorder
{
    private const int MostKept = 100_000;

    private readonly Lock gate = new();
    private readonly EventCatalogue catalogue;
    private readonly SeriesTags tags;
    private readonly List<(double Value, int Series)> kept = [];
    private Meter? meter;
    private Histogram<double>? histogram;
    private (CollectionScope Collector, long Collection)[] leaving = [];
    private bool wanted;

    internal HistogramRecorder(EventCatalogue catalogue, MetricDescriptor metric, SeriesTags tags)
    {
        this.catalogue = catalogue;
        Metric = metric;
        this.tags = tags;
    }

    internal MetricDescriptor Metric { get; }

    /// <summary>Records a value of a histogram without tags. Thread-safe; allocates nothing.</summary>
    /// <param name="value">The value, in the metric's unit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(double value)
    {
        Histogram<double>? current = Volatile.Read(ref histogram);
        if (current is null)
        {
            Keep(value, 0);
        }
        else
        {
            current.Record(value);
        }
    }

    /// <summary>Records a value into a series. Thread-safe; allocates nothing once the series has been used.</summary>
    /// <param name="value">The value, in the metric's unit.</param>
    /// <param name="series">The series' number.</param>
    public void Record(double value, int series)
    {
        Histogram<double>? current = Volatile.Read(ref histogram);
        if (current is null)
        {
            Keep(value, series);
        }
        else
        {
            current.Record(value, tags.Of(series));
        }
    }

    /// <summary>Publishes the instrument, or takes it away.</summary>
    internal void Publish(bool on)
    {
        lock (gate)
        {
            CollectionScope.Completed -= CreateWhenLeft;
            wanted = on;
            if (!on)
            {
                Remove();
            }
            else if (meter is null && HasLeft())
            {
                Create();
            }
            else if (meter is null)
            {
                CollectionScope.Completed += CreateWhenLeft;
            }
        }
    }

    private bool HasLeft() => Array.TrueForAll(leaving, left => left.Collector.IsPast(left.Collection));

    private void CreateWhenLeft()
    {
        lock (gate)
        {
            if (wanted && meter is null && HasLeft())
            {
                CollectionScope.Completed -= CreateWhenLeft;
                Create();
            }
        }
    }

    private void Create()
    {
        leaving = [];
        meter = new Meter(catalogue.MeterName, catalogue.Version);
        string? unit = Metric.Unit.Length == 0 ? null : Metric.Unit;
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = Metric.Boundaries };
        Histogram<double> created = meter.CreateHistogram(Metric.Name, unit, Metric.Description, tags: null, advice);
        foreach ((double value, int series) in kept)
        {
            created.Record(value, tags.Of(series));
        }

        kept.Clear();
        Volatile.Write(ref histogram, created);
    }

    private void Remove()
    {
        if (meter is not null)
        {
            Volatile.Write(ref histogram, null);
            meter.Dispose();
            meter = null;
            leaving = [.. CollectionScope.Of(catalogue).Select(collector => (collector, collector.Begun))];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(double value, int series)
    {
        lock (gate)
        {
            if (histogram is not null)
            {
                histogram.Record(value, tags.Of(series));
            }
            else if (wanted && kept.Count < MostKept)
            {
                kept.Add((value, series));
            }
        }
    }
}
