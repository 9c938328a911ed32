using System.Diagnostics.Metrics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads a counter or an up-down-counter.</summary>
/// <typeparam name="T"><see cref="long"/>, or <see cref="double"/> when the cells hold its bits.</typeparam>
/// <param name="source">The catalogue's numbers.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The number of the gate that says whether it is on.</param>
/// <param name="tags">The attributes of its series.</param>
internal sealed class SumReader<T>(ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags)
    : MetricReader(source, metric, gate, tags)
    where T : struct, INumber<T>
{
    private const int Few = 16;

    private readonly bool isTwoWays = metric.Kind == MetricKind.UpDownCounter;
    private readonly CellReading read = source.Cells.Read;

    /// <summary>What the SDK forgets under delta temporality: the last value of a tagged counter's series that was off.</summary>
    private readonly ConditionalWeakTable<Collector, DeltaBaseline<T>>? baselines =
        metric is { Kind: MetricKind.Counter, Tags.Count: > 0 } ? [] : null;

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

    protected override bool TryRead(ReadOnlySpan<long> cells, int series, out double value, out long count)
    {
        count = 0;
        value = double.CreateChecked(Value(cells, series));
        return HasValue(cells, series);
    }

    protected override long? ReadInteger(ReadOnlySpan<long> cells, int series) => Value(cells, series) is long value ? value : null;

    protected override bool HasValue(ReadOnlySpan<long> cells, int series) =>
        cells[series] != 0 || (isTwoWays && cells[Metric.SeriesCount + series] != 0) || IsZeroExported(series);

    protected override ReadOnlySpan<long> Mine(ReadOnlySpan<long> cells)
    {
        if (!isTwoWays)
        {
            return base.Mine(cells);
        }

        var mine = new long[Metric.CellCount];
        Read(mine);
        return mine;
    }

    private void Read(Span<long> cells)
    {
        if (isTwoWays)
        {
            BalanceReading.Read(read, Metric.FirstCell, cells);
        }
        else
        {
            read(Metric.FirstCell, cells);
        }
    }

    private IEnumerable<Measurement<T>> Measure()
    {
        if (!IsMeasured)
        {
            return [];
        }

        Span<long> cells = Metric.CellCount <= Few ? stackalloc long[Metric.CellCount] : new long[Metric.CellCount];
        Read(cells);
        return Metric.SeriesCount == 1 ? MeasureOne(cells) : MeasureAll(cells);
    }

    private Measurement<T>[] MeasureOne(ReadOnlySpan<long> cells) =>
        HasValue(cells, 0) ? [new Measurement<T>(Value(cells, 0), Tags.Of(0))] : [];

    private List<Measurement<T>> MeasureAll(ReadOnlySpan<long> cells)
    {
        Collector? delta = baselines is not null && Collector.Current is { IsDelta: true } scope ? scope : null;
        DeltaBaseline<T>? baseline = delta is null ? null : baselines!.GetValue(delta, _ => new DeltaBaseline<T>(Metric.SeriesCount));
        var measurements = new List<Measurement<T>>(Math.Min(Metric.SeriesCount, 8));
        for (int series = 0; series < Metric.SeriesCount; series++)
        {
            if (HasValue(cells, series))
            {
                T value = Value(cells, series);
                measurements.Add(new Measurement<T>(baseline?.Adjust(series, delta!.Begun, value) ?? value, Tags.Of(series)));
            }
        }

        return measurements;
    }

    private T Value(ReadOnlySpan<long> cells, int series)
    {
        T value = Unsafe.BitCast<long, T>(cells[series]);
        return isTwoWays ? value - Unsafe.BitCast<long, T>(cells[Metric.SeriesCount + series]) : value;
    }
}
