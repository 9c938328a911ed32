using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Gates;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// The values of a catalogue at one point in time: the cells of all writers are summed once and the gates are checked once, so a metric is
/// complete or absent. Taking it again reuses its memory. Not thread-safe.
/// </summary>
/// <remarks>A metric's number is its index in <see cref="EventCatalogue.Metrics"/>.</remarks>
internal sealed class CatalogueReading
{
    private readonly ReadingSource source;
    private readonly CellReading read;
    private readonly MetricReader[] readers;
    private readonly ExporterGates? gates;
    private readonly bool[] isOn;
    private readonly long[] numbers;
    private readonly int firstBalance;
    private readonly long[] balancesBefore = [];
    private readonly long[] balancesAfter = [];
    private ExemplarStore? exemplarStore;
    private Exemplar[] exemplars = [];

    /// <summary>Initializes a reading that has not been taken yet.</summary>
    /// <param name="source">The catalogue's reading source.</param>
    /// <param name="readers">The readers of its metrics.</param>
    /// <param name="gates">The gates of the exporter that reads; <see langword="null"/> to read everything that is recorded.</param>
    public CatalogueReading(ReadingSource source, MetricReader[] readers, ExporterGates? gates = null)
    {
        this.gates = gates;
        this.source = source;
        read = source.Cells.Read;
        this.readers = readers;
        isOn = new bool[readers.Length];
        int current = readers.Where(reader => !reader.Metric.HasCells)
            .Select(reader => reader.Metric.FirstCell + reader.Size)
            .DefaultIfEmpty()
            .Max();
        numbers = new long[source.Cells.CellCount + current];
        MetricDescriptor[] balances = [.. readers.Where(IsBalance).Select(reader => reader.Metric)];
        if (balances.Length > 0)
        {
            firstBalance = balances.Min(metric => metric.FirstCell);
            balancesBefore = new long[balances.Max(metric => metric.FirstCell + metric.CellCount) - firstBalance];
            balancesAfter = new long[balancesBefore.Length];
        }
    }

    /// <summary>Gets the reading source.</summary>
    public ReadingSource Source => source;

    /// <summary>Gets the number of metrics.</summary>
    public int Count => readers.Length;

    /// <summary>Reads everything that was recorded before the call.</summary>
    /// <param name="withCallbacks">Whether to read gauges and observed totals, whose callbacks run on this thread.</param>
    public void Take(bool withCallbacks = true)
    {
        for (int i = 0; i < readers.Length; i++)
        {
            isOn[i] = readers[i].IsOn && gates?.IsOn(i) != false;
        }

        ReadExemplars();
        ReadCells();
        for (int i = 0; i < readers.Length; i++)
        {
            if (withCallbacks || readers[i].Metric.HasCells)
            {
                readers[i].Complete(Own(readers[i]), isOn[i]);
            }
        }
    }

    /// <summary>Returns the number of series with a value of the enabled metrics, without gauges and observed totals.</summary>
    public int CountSeries()
    {
        int count = 0;
        for (int metric = 0; metric < readers.Length; metric++)
        {
            MetricReader reader = readers[metric];
            for (int series = 0; isOn[metric] && reader.Metric.HasCells && series < reader.Metric.SeriesCount; series++)
            {
                count += reader.HasValue(Own(reader), series) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Returns the description of a metric.</summary>
    public MetricDescriptor Metric(int metric) => readers[metric].Metric;

    /// <summary>Returns whether a metric was enabled.</summary>
    public bool IsOn(int metric) => isOn[metric];

    /// <summary>Returns whether a series of an enabled metric is exported: it was recorded, or zeros are exported.</summary>
    public bool HasValue(int metric, int series) => readers[metric].HasValue(Own(readers[metric]), series);

    /// <summary>Returns the exact value of a series of a counter or up-down-counter of integers.</summary>
    public long Integer(int metric, int series) => readers[metric].Integer(Own(readers[metric]), series) ?? 0;

    /// <summary>Returns the value of a series; for a histogram, the sum.</summary>
    public double Value(int metric, int series) => readers[metric].Value(Own(readers[metric]), series);

    /// <summary>Returns the number of values in each bucket of a histogram's series; the last bucket has no upper boundary.</summary>
    public ReadOnlySpan<long> Buckets(int metric, int series) => readers[metric].Buckets(Own(readers[metric]), series);

    /// <summary>Returns the number of values in each native bucket of a histogram's series; empty without native buckets.</summary>
    public ReadOnlySpan<long> NativeBuckets(int metric, int series) => readers[metric].NativeBuckets(Own(readers[metric]), series);

    /// <summary>Returns the attributes of a series, ordered by key; always the same array for the same series.</summary>
    public KeyValuePair<string, object?>[] Tags(int metric, int series) => readers[metric].Tags(series);

    /// <summary>Returns the exemplar of a series: a record that is included in the reading.</summary>
    /// <param name="metric">The index of the metric.</param>
    /// <param name="series">The index of the series.</param>
    /// <param name="exemplar">The exemplar.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetExemplar(int metric, int series, out Exemplar exemplar)
    {
        int slot = exemplarStore?.Slot(metric, series) ?? -1;
        exemplar = slot >= 0 ? exemplars[slot] : default;
        return exemplar.TraceId != default;
    }

    /// <summary>Returns every series with a value of the enabled metrics.</summary>
    public List<SeriesSnapshot> ToSnapshots()
    {
        var snapshots = new List<SeriesSnapshot>();
        for (int metric = 0; metric < readers.Length; metric++)
        {
            MetricReader reader = readers[metric];
            ReadOnlySpan<long> own = Own(reader);
            for (int series = 0; isOn[metric] && series < reader.Metric.SeriesCount; series++)
            {
                if (reader.HasValue(own, series))
                {
                    snapshots.Add(Snapshot(reader, own, series));
                }
            }
        }

        return snapshots;
    }

    /// <summary>Returns the values of a metric.</summary>
    internal Span<long> Own(MetricReader reader) =>
        numbers.AsSpan((reader.Metric.HasCells ? 0 : source.Cells.CellCount) + reader.Metric.FirstCell, reader.Size);

    /// <summary>A record is counted before it is kept as an exemplar, so exemplars are read before the counts.</summary>
    private void ReadExemplars()
    {
        exemplarStore = source.Exemplars;
        if (exemplarStore is not null)
        {
            exemplars = exemplars.Length == exemplarStore.Count ? exemplars : new Exemplar[exemplarStore.Count];
            exemplarStore.Read(exemplars);
        }
    }

    /// <summary>
    /// Subtractions of up-down-counters are read before and after everything else, as <see cref="BalanceReading"/> requires; those of all
    /// metrics at once, because each pass visits all writers.
    /// </summary>
    private void ReadCells()
    {
        source.Cells.Read(firstBalance, balancesBefore);
        source.Cells.Read(0, numbers.AsSpan(0, source.Cells.CellCount));
        source.Cells.Read(firstBalance, balancesAfter);
        foreach (MetricReader reader in readers)
        {
            if (IsBalance(reader))
            {
                int count = reader.Metric.SeriesCount, subtracted = reader.Metric.FirstCell + count - firstBalance;
                BalanceReading.Settle(
                    read,
                    reader.Metric.FirstCell,
                    Own(reader),
                    balancesBefore.AsSpan(subtracted, count),
                    balancesAfter.AsSpan(subtracted, count));
            }
        }
    }

    private static bool IsBalance(MetricReader reader) => reader.Metric is { Kind: MetricKind.UpDownCounter, HasCells: true };

    private static SeriesSnapshot Snapshot(MetricReader reader, ReadOnlySpan<long> own, int series)
    {
        long[] buckets = [.. reader.Buckets(own, series)];
        long count = buckets.Aggregate(0L, CellBlock.Sum);
        (double min, double max) = reader.Extremes(own, series);
        return new SeriesSnapshot(reader.Metric, reader.Tags(series), reader.Value(own, series), count)
        {
            IntegerValue = reader.Integer(own, series),
            Buckets = buckets,
            NativeBuckets = [.. reader.NativeBuckets(own, series)],
            Min = min,
            Max = max,
        };
    }
}
