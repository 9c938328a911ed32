using System.Diagnostics.Metrics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads a counter or an up-down-counter.</summary>
/// <typeparam name="T"><see cref="long"/>, or <see cref="double"/> if the cells hold its bits.</typeparam>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The index of the gate that says whether it is enabled.</param>
/// <param name="tags">The attributes of its series.</param>
internal sealed class SumReader<T>(ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags)
    : MetricReader(source, metric, gate, tags)
    where T : struct, INumber<T>
{
    private const int Few = 16;

    private readonly bool isTwoWays = metric.Kind == MetricKind.UpDownCounter;
    private readonly CellReading read = source.Cells.Read;

    public override void Publish(Meter meter)
    {
        if (isTwoWays)
        {
            meter.CreateObservableUpDownCounter(Metric.Name, Measure, Unit, Metric.Description);
        }
        else
        {
            meter.CreateObservableCounter(Metric.Name, Measure, Unit, Metric.Description);
        }
    }

    public override bool HasValue(ReadOnlySpan<long> own, int series) =>
        own[series] != 0 || (isTwoWays && own[Metric.SeriesCount + series] != 0) || IsZeroExported(series);

    public override double Value(ReadOnlySpan<long> own, int series) => double.CreateChecked(Sum(own, series));

    public override long? Integer(ReadOnlySpan<long> own, int series) => Sum(own, series) is long value ? value : null;

    private T Sum(ReadOnlySpan<long> own, int series)
    {
        T value = Unsafe.BitCast<long, T>(own[series]);
        return isTwoWays ? value - Unsafe.BitCast<long, T>(own[Metric.SeriesCount + series]) : value;
    }

    private IEnumerable<Measurement<T>> Measure()
    {
        if (!Source.IsPublished)
        {
            return [];
        }

        if (SharedReadings.Of(Source) is { } reading)
        {
            return Measure(reading.Own(this));
        }

        if (!IsOn)
        {
            return [];
        }

        Span<long> own = Metric.CellCount <= Few ? stackalloc long[Metric.CellCount] : new long[Metric.CellCount];
        if (isTwoWays)
        {
            BalanceReading.Read(read, Metric.FirstCell, own);
        }
        else
        {
            read(Metric.FirstCell, own);
        }

        return Measure(own);
    }

    private IEnumerable<Measurement<T>> Measure(ReadOnlySpan<long> own) => Metric.SeriesCount == 1 ? MeasureOne(own) : MeasureAll(own);

    private Measurement<T>[] MeasureOne(ReadOnlySpan<long> own) =>
        HasValue(own, 0) ? [new Measurement<T>(Sum(own, 0), Tags(0))] : [];

    private List<Measurement<T>> MeasureAll(ReadOnlySpan<long> own)
    {
        var measurements = new List<Measurement<T>>(Math.Min(Metric.SeriesCount, 8));
        for (int series = 0; series < Metric.SeriesCount; series++)
        {
            if (HasValue(own, series))
            {
                measurements.Add(new Measurement<T>(Sum(own, series), Tags(series)));
            }
        }

        return measurements;
    }
}
