using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Recording;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>Reads the series of one metric, for its instrument and for snapshots.</summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The number of the gate that says whether it is on.</param>
/// <param name="tags">The attributes of its series.</param>
internal sealed class MetricReader(EventCatalogue catalogue, MetricDescriptor metric, int gate, SeriesTags tags)
{
    private readonly CatalogueEngine engine = catalogue.Engine;
    private readonly ConditionalWeakTable<CollectionScope, DeltaBaseline<long>> longBaselines = [];
    private readonly ConditionalWeakTable<CollectionScope, DeltaBaseline<double>> doubleBaselines = [];

    public MetricDescriptor Metric => metric;

    public SeriesTags Tags => tags;

    /// <summary>Whether the metric is on.</summary>
    public bool IsOn => Volatile.Read(ref engine.Gates[gate]) != 0;

    /// <summary>The gauge's callbacks and last value; <see langword="null"/> for other kinds and for a gauge with tags.</summary>
    public Gauge? Gauge { get; init; }

    public IEnumerable<Measurement<long>> ReadLong()
    {
        if (!IsOn)
        {
            return [];
        }

        CollectionScope? delta = DeltaCollector();
        DeltaBaseline<long>? baseline = delta is null ? null : longBaselines.GetValue(delta, _ => new DeltaBaseline<long>(metric.SeriesCount));
        bool twoWays = metric.Kind == MetricKind.UpDownCounter;
        Span<long> cells = metric.CellCount <= 64 ? stackalloc long[metric.CellCount] : new long[metric.CellCount];
        engine.Cells.Sum(metric.FirstCell, cells);
        List<Measurement<long>>? measurements = null;
        for (int series = 0; series < metric.SeriesCount; series++)
        {
            long subtracted = twoWays ? cells[metric.SeriesCount + series] : 0;
            if (cells[series] != 0 || subtracted != 0 || (catalogue.ExportZeros && tags.HasValues(series)))
            {
                long value = cells[series] - subtracted;
                measurements ??= new List<Measurement<long>>(metric.SeriesCount == 1 ? 1 : 8);
                measurements.Add(new Measurement<long>(baseline?.Adjust(series, delta!.Begun, value) ?? value, tags.Of(series)));
            }
        }

        return measurements ?? (IEnumerable<Measurement<long>>)[];
    }

    public IEnumerable<Measurement<double>> ReadDouble()
    {
        CollectionScope? delta = DeltaCollector();
        DeltaBaseline<double>? baseline = delta is null ? null : doubleBaselines.GetValue(delta, _ => new DeltaBaseline<double>(metric.SeriesCount));
        for (int series = 0; IsOn && series < metric.SeriesCount; series++)
        {
            if (TryReadDouble(series, out double value))
            {
                yield return new Measurement<double>(baseline?.Adjust(series, delta!.Begun, value) ?? value, tags.Of(series));
            }
        }
    }

    /// <summary>The value of a series of a whole-number counter or up-down-counter; <see langword="false"/> when it was never touched.</summary>
    public bool TryReadLong(int series, out long value)
    {
        int cell = metric.FirstCell + series;
        value = engine.Cells.Sum(cell);
        bool touched = value != 0;
        if (metric.Kind == MetricKind.UpDownCounter)
        {
            long subtracted = engine.Cells.Sum(cell + metric.SeriesCount);
            touched |= subtracted != 0;
            value -= subtracted;
        }

        return touched || (catalogue.ExportZeros && tags.HasValues(series));
    }

    /// <summary>The value of a series of a gauge, or of a floating counter or up-down-counter; <see langword="false"/> when there is none.</summary>
    public bool TryReadDouble(int series, out double value)
    {
        int cell = metric.FirstCell + series;
        if (metric.Kind == MetricKind.Gauge)
        {
            value = Gauge is null ? engine.Gauges.Read(cell) : Gauge.Read();
            return !double.IsNaN(value);
        }

        value = engine.Cells.SumDouble(cell);
        bool touched = value != 0;
        if (metric.Kind == MetricKind.UpDownCounter)
        {
            double subtracted = engine.Cells.SumDouble(cell + metric.SeriesCount);
            touched |= subtracted != 0;
            value -= subtracted;
        }

        return touched || (catalogue.ExportZeros && tags.HasValues(series));
    }

    /// <summary>Adds every touched series, when the metric is on.</summary>
    public void AddTo(List<SeriesSnapshot> snapshot)
    {
        for (int series = 0; IsOn && series < metric.SeriesCount; series++)
        {
            long count = 0;
            double value;
            bool touched;
            if (metric.Kind == MetricKind.Histogram)
            {
                count = engine.Cells.Sum(metric.FirstCell + (2 * series));
                value = engine.Cells.SumDouble(metric.FirstCell + (2 * series) + 1);
                touched = count != 0;
            }
            else if (metric.Kind == MetricKind.Gauge || metric.IsFloating)
            {
                touched = TryReadDouble(series, out value);
            }
            else
            {
                touched = TryReadLong(series, out long whole);
                value = whole;
            }

            if (touched)
            {
                snapshot.Add(new SeriesSnapshot(metric, tags.Of(series), value, count));
            }
        }
    }

    /// <summary>How many series have a value, when the metric is on; a gauge with a callback counts as one.</summary>
    public int CountTouched()
    {
        int touched = 0;
        for (int series = 0; IsOn && series < metric.SeriesCount; series++)
        {
            bool isTouched = metric.Kind switch
            {
                MetricKind.Histogram => engine.Cells.Sum(metric.FirstCell + (2 * series)) != 0,
                MetricKind.Gauge when Gauge is not null => Gauge.HasValue,
                MetricKind.Gauge => TryReadDouble(series, out _),
                _ => metric.IsFloating ? TryReadDouble(series, out _) : TryReadLong(series, out _),
            };
            touched += isTouched ? 1 : 0;
        }

        return touched;
    }

    /// <summary>The collector that collects now, when it would forget a tagged counter's value: a counter without tags it remembers.</summary>
    private CollectionScope? DeltaCollector() => metric is { Kind: MetricKind.Counter, Tags.Count: > 0 } && CollectionScope.Current is { IsDelta: true } scope ? scope : null;
}
