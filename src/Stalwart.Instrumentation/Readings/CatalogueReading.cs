using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Gates;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// The numbers of a catalogue at one moment: all writers' cells are summed once, and the gates are looked at once, so a metric is whole or
/// absent. Taken again, it uses the same memory. Not thread-safe.
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

    /// <summary>Makes a reading that was not taken yet.</summary>
    /// <param name="source">The catalogue's numbers.</param>
    /// <param name="readers">Read each of its metrics.</param>
    /// <param name="gates">What the exporter that reads exports; without it, everything that is recorded.</param>
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

    /// <summary>Gets the numbers that it reads.</summary>
    public ReadingSource Source => source;

    /// <summary>Gets the number of metrics.</summary>
    public int Count => readers.Length;

    /// <summary>Reads everything that was recorded before the call.</summary>
    /// <param name="withCallbacks">Whether to read gauges and observed totals, whose callbacks run here, on this thread.</param>
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

    /// <summary>
    /// Returns the number of series with a value of the metrics that were on; gauges and observed totals are not counted.
    /// </summary>
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

    /// <summary>Returns whether a metric was on.</summary>
    public bool IsOn(int metric) => isOn[metric];

    /// <summary>Returns whether a series of a metric that is on is exported: it was recorded, or all zeros are exported.</summary>
    public bool HasValue(int metric, int series) => readers[metric].HasValue(Own(readers[metric]), series);

    /// <summary>Returns the exact value of a series of a counter or up-down-counter of integers.</summary>
    public long Integer(int metric, int series) => readers[metric].Integer(Own(readers[metric]), series) ?? 0;

    /// <summary>Returns the value of any series; of a histogram's, the sum.</summary>
    public double Value(int metric, int series) => readers[metric].Value(Own(readers[metric]), series);

    /// <summary>Returns how many values each bucket of a histogram's series has; the last bucket has no upper boundary.</summary>
    public ReadOnlySpan<long> Buckets(int metric, int series) => readers[metric].Buckets(Own(readers[metric]), series);

    /// <summary>Returns how many values each native bucket of a histogram's series has; empty without native buckets.</summary>
    public ReadOnlySpan<long> NativeBuckets(int metric, int series) => readers[metric].NativeBuckets(Own(readers[metric]), series);

    /// <summary>Returns the attributes of a series, ordered by key: always the same array for the same series.</summary>
    public KeyValuePair<string, object?>[] Tags(int metric, int series) => readers[metric].Tags(series);

    /// <summary>Returns the exemplar of a series: a record that the reading has counted.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="series">The series' number.</param>
    /// <param name="exemplar">The exemplar.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetExemplar(int metric, int series, out Exemplar exemplar)
    {
        int slot = exemplarStore?.Slot(metric, series) ?? -1;
        exemplar = slot >= 0 ? exemplars[slot] : default;
        return exemplar.TraceId != default;
    }

    /// <summary>Returns every series with a value of the metrics that were on.</summary>
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

    /// <summary>Returns a metric's own numbers.</summary>
    internal Span<long> Own(MetricReader reader) =>
        numbers.AsSpan((reader.Metric.HasCells ? 0 : source.Cells.CellCount) + reader.Metric.FirstCell, reader.Size);

    /// <summary>A record is counted before it is kept as an exemplar; so exemplars are read before the counts.</summary>
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
    /// What was subtracted from an up-down-counter is read before and after all else, as <see cref="BalanceReading"/> says; of all of them
    /// at once, as each pass goes over all writers.
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
