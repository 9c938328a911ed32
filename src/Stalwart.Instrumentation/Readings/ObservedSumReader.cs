using System.Diagnostics.Metrics;
using System.Numerics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads a counter or up-down-counter whose totals the application keeps, by the callback of each series.</summary>
/// <typeparam name="T"><see cref="long"/> or <see cref="double"/>.</typeparam>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The index of the gate that says whether it is enabled.</param>
/// <param name="tags">The attributes of its series.</param>
/// <param name="callbacks">Its callbacks.</param>
internal sealed class ObservedSumReader<T>(
    ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags, MetricCallbacks<T> callbacks)
    : CurrentValueReader<T>(source, metric, gate, tags)
    where T : struct, INumber<T>
{
    public override void Publish(Meter meter)
    {
        if (Metric.Kind == MetricKind.UpDownCounter)
        {
            meter.CreateObservableUpDownCounter(Metric.Name, Measure, Unit, Metric.Description);
        }
        else
        {
            meter.CreateObservableCounter(Metric.Name, Measure, Unit, Metric.Description);
        }
    }

    public override long? Integer(ReadOnlySpan<long> own, int series) => Number(own, series) is long value ? value : null;

    protected override T Read(int series)
    {
        callbacks.TryRead(series, out T value);
        return value;
    }

    protected override bool IsSet(int series) => callbacks.IsObserved(series);
}
