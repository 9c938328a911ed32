namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// The exemplars of the counters and histograms of one catalogue, one per series, while exemplars are enabled. Recording allocates nothing
/// and takes no lock. Thread-safe.
/// </summary>
internal sealed class ExemplarStore
{
    private const int None = -1;

    private readonly ExemplarSlot[] slots;
    private readonly int[] firstSlots;
    private readonly int[] firstCells;
    private readonly Range[] ranges;

    /// <summary>Initializes an empty store.</summary>
    /// <param name="metrics">All metrics of the catalogue.</param>
    public ExemplarStore(IReadOnlyList<MetricDescriptor> metrics)
    {
        firstSlots = new int[metrics.Count];
        var found = new List<Range>();
        int count = 0;
        for (int i = 0; i < metrics.Count; i++)
        {
            bool hasExemplars = HasExemplars(metrics[i]);
            firstSlots[i] = hasExemplars ? count : None;
            if (hasExemplars)
            {
                found.Add(new Range(metrics[i].FirstCell, metrics[i].SeriesCount, count));
                count += metrics[i].SeriesCount;
            }
        }

        ranges = [.. found.OrderBy(range => range.FirstCell)];
        firstCells = [.. ranges.Select(range => range.FirstCell)];
        slots = new ExemplarSlot[count];
    }

    /// <summary>Gets the number of series that can have an exemplar.</summary>
    public int Count => slots.Length;

    /// <summary>Returns whether the series of a metric have exemplars, as those of counters and histograms do.</summary>
    public static bool HasExemplars(MetricDescriptor metric) =>
        metric is { HasCells: true, Kind: MetricKind.Counter or MetricKind.Histogram };

    /// <summary>Keeps the exemplar of a series; ignores cells of other metrics.</summary>
    /// <param name="cell">The index of the metric's first cell, plus the index of the series.</param>
    /// <param name="exemplar">The exemplar.</param>
    public void Keep(int cell, in Exemplar exemplar)
    {
        int found = Array.BinarySearch(firstCells, cell);
        int range = found < 0 ? ~found - 1 : found;
        if (range >= 0 && cell - ranges[range].FirstCell < ranges[range].SeriesCount)
        {
            slots[ranges[range].FirstSlot + cell - ranges[range].FirstCell].Write(exemplar);
        }
    }

    /// <summary>Copies all exemplars; a series without one gets the default value.</summary>
    /// <param name="exemplars">Receives <see cref="Count"/> exemplars.</param>
    public void Read(Span<Exemplar> exemplars)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i].TryRead(out exemplars[i]);
        }
    }

    /// <summary>Returns the index at which <see cref="Read"/> puts the exemplar of a series.</summary>
    /// <param name="metric">The index of the metric.</param>
    /// <param name="series">The index of the series.</param>
    /// <returns>The index; negative if the metric has no exemplars.</returns>
    public int Slot(int metric, int series) => firstSlots[metric] == None ? None : firstSlots[metric] + series;

    private readonly record struct Range(int FirstCell, int SeriesCount, int FirstSlot);
}
