namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// The numbers of a catalogue at one moment: all writers' cells are summed once, and the gates are looked at once, so a metric is whole or
/// absent. Taken again, it uses the same memory. Not thread-safe.
/// </summary>
/// <remarks>A metric's number is its index in <see cref="EventCatalogue.Metrics"/>.</remarks>
internal sealed class CatalogueReading
{
    private readonly ReadingSource source;
    private readonly MetricReader[] readers;
    private readonly bool[] isOn;
    private readonly double[] gauges;
    private long[] cells = [];

    public CatalogueReading(ReadingSource source, MetricReader[] readers)
    {
        this.source = source;
        this.readers = readers;
        isOn = new bool[readers.Length];
        gauges = new double[readers.Where(reader => reader.Metric.Kind == MetricKind.Gauge)
            .Select(reader => reader.Metric.FirstCell + reader.Metric.SeriesCount).DefaultIfEmpty().Max()];
    }

    /// <summary>Reads everything that was recorded before the call. Callbacks of gauges run here, on this thread.</summary>
    public void Take()
    {
        for (int i = 0; i < readers.Length; i++)
        {
            isOn[i] = readers[i].IsOn;
        }

        cells = source.Cells.ReadAll();
        for (int i = 0; i < readers.Length; i++)
        {
            readers[i].ReadAgain(isOn[i], cells, gauges);
        }
    }

    /// <summary>Returns whether a metric was on.</summary>
    public bool IsOn(int metric) => isOn[metric];

    /// <summary>Returns whether a series of a metric that is on is exported: it was recorded, or all zeros are exported.</summary>
    public bool HasValue(int metric, int series) => readers[metric].Has(cells, gauges, series);

    /// <summary>Returns the exact value of a series of a counter or up-down-counter of integers.</summary>
    public long Integer(int metric, int series) => readers[metric].IntegerOf(cells, series);

    /// <summary>Returns the value of any series; of a histogram's, the sum.</summary>
    public double Value(int metric, int series) => readers[metric].ValueOf(cells, gauges, series);

    /// <summary>Returns how many values each bucket of a histogram's series has; the last bucket has no upper boundary.</summary>
    public ReadOnlySpan<long> Buckets(int metric, int series) => readers[metric].BucketsOf(cells, series);

    /// <summary>Returns the attributes of a series, ordered by key: always the same array for the same series.</summary>
    public KeyValuePair<string, object?>[] Tags(int metric, int series) => readers[metric].TagsOf(series);
}
