using System.Numerics;
using Stalwart.Instrumentation.Observing;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation;

/// <summary>The metrics of a catalogue whose values the application keeps: its gauges, and its observed totals.</summary>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="observers">The catalogue's observers.</param>
/// <param name="publish">Publishes the catalogue, if that has not been done.</param>
internal sealed class KeptMetrics(ReadingSource source, ObserverList observers, Action publish)
{
    private readonly Dictionary<string, Gauge> gauges = new(StringComparer.Ordinal);
    private readonly List<object> numbered = [];
    private Action release = static () => { };

    /// <summary>
    /// Gets the gauges with tags and the totals, in the catalogue's order; generated code knows them by their index. Each is a
    /// <see cref="Gauge"/> or an <see cref="ObservedTotal{T}"/>.
    /// </summary>
    public IReadOnlyList<object> Numbered => numbered;

    /// <summary>Returns a gauge without tags.</summary>
    /// <exception cref="KeyNotFoundException">There is no gauge with this name.</exception>
    public Gauge this[string gauge] => gauges[gauge];

    /// <summary>Creates the reader of one of these metrics.</summary>
    public MetricReader MakeReader(MetricDescriptor metric, int gate, SeriesTags tags) => metric.Kind == MetricKind.Gauge
        ? MakeGauge(metric, gate, tags)
        : metric.IsFloating ? MakeTotal<double>(metric, gate, tags) : MakeTotal<long>(metric, gate, tags);

    /// <summary>Removes all callbacks, including those registered later.</summary>
    public void Release() => release();

    private GaugeReader MakeGauge(MetricDescriptor metric, int gate, SeriesTags tags)
    {
        var values = new GaugeSource(source, metric);
        var gauge = new Gauge(values, source.Gates, gate, publish, (series, value) => observers.OnSet(metric, value, tags.Of(series)));
        release += values.Release;
        if (metric.Tags.Count == 0)
        {
            gauges.Add(metric.Name, gauge);
        }
        else
        {
            numbered.Add(gauge);
        }

        return new GaugeReader(source, values, gate, tags);
    }

    private ObservedSumReader<T> MakeTotal<T>(MetricDescriptor metric, int gate, SeriesTags tags)
        where T : struct, INumber<T>
    {
        var callbacks = new MetricCallbacks<T>(metric, source.Observer);
        release += callbacks.Release;
        numbered.Add(new ObservedTotal<T>(callbacks, publish));
        return new ObservedSumReader<T>(source, metric, gate, tags, callbacks);
    }
}
