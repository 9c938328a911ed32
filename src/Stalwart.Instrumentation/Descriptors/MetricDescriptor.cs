using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation;

/// <summary>Describes one metric of a catalogue, and the location of its values. Immutable.</summary>
public sealed class MetricDescriptor
{
    /// <summary>Initializes a metric description.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="unit">The UCUM unit; can be empty.</param>
    /// <param name="description">The description, in one line.</param>
    /// <param name="tags">The attributes of its series; the first is the most significant in the series arithmetic.</param>
    /// <param name="firstCell">
    /// The index of the first of its <see cref="CellCount"/> cells; for a gauge or an observed metric, of its shared values.
    /// </param>
    /// <param name="isFloating">Whether the cells hold <see cref="double"/> bits.</param>
    /// <param name="boundaries">A histogram's upper boundaries, increasing.</param>
    /// <param name="isNative">Whether a histogram has native (base-2 exponential) buckets, in addition to any boundaries.</param>
    /// <param name="maxSeries">
    /// The max number of tag value combinations of a sparse metric; 0 if each combination has its own series.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="tags"/> is <see langword="null"/>.</exception>
    public MetricDescriptor(
        string name,
        MetricKind kind,
        string unit,
        string description,
        TagDescriptor[] tags,
        int firstCell,
        bool isFloating = false,
        double[]? boundaries = null,
        bool isNative = false,
        int maxSeries = 0)
    {
        ArgumentNullException.ThrowIfNull(tags);
        Name = name;
        Kind = kind;
        Unit = unit;
        Description = description;
        Tags = tags;
        FirstCell = firstCell;
        IsFloating = isFloating;
        Boundaries = boundaries ?? [];
        IsNative = isNative;
        MaxSeries = maxSeries;
        long combinations = 1;
        foreach (TagDescriptor tag in tags)
        {
            combinations = checked(combinations * tag.Size);
        }

        SeriesCount = maxSeries > 0 ? maxSeries + 1 : checked((int)combinations);
    }

    /// <summary>Gets the instrument's name.</summary>
    public string Name { get; }

    /// <summary>Gets the kind.</summary>
    public MetricKind Kind { get; }

    /// <summary>Gets the UCUM unit, such as <c>s</c>, <c>By</c> or <c>{event}</c>; can be empty.</summary>
    public string Unit { get; }

    /// <summary>Gets the description, in one line.</summary>
    public string Description { get; }

    /// <summary>Gets the attributes of the series.</summary>
    public IReadOnlyList<TagDescriptor> Tags { get; }

    /// <summary>
    /// Gets whether the application keeps the totals of a counter or up-down-counter and provides them by callbacks; no event feeds it.
    /// </summary>
    public bool IsObserved { get; init; }

    /// <summary>Gets the index of its first cell; for a gauge or an observed metric, of its shared values.</summary>
    public int FirstCell { get; }

    /// <summary>Gets whether the cells hold <see cref="double"/> bits.</summary>
    public bool IsFloating { get; }

    /// <summary>Gets a histogram's upper boundaries, in increasing order; empty for other kinds.</summary>
    public IReadOnlyList<double> Boundaries { get; }

    /// <summary>Gets whether a histogram has native (base-2 exponential) buckets of schema 3.</summary>
    public bool IsNative { get; }

    /// <summary>Gets the former names of the metric; policies that use them apply to the metric. Empty by default.</summary>
    public IReadOnlyList<string> Formerly { get; init; } = [];

    /// <summary>
    /// Gets the max number of tag value combinations of a sparse metric; further ones share one more series, whose only attribute is
    /// <c>otel.metric.overflow</c>. 0 if each combination has its own series.
    /// </summary>
    public int MaxSeries { get; }

    /// <summary>
    /// Gets the max number of series: the product of its tags' sizes, or for a sparse metric <see cref="MaxSeries"/> plus the overflow.
    /// </summary>
    public int SeriesCount { get; }

    /// <summary>
    /// Gets the number of cells per writer: one per series for a counter; two for an up-down-counter (additions and subtractions); for a
    /// histogram twice the size of the buckets, native buckets, sum and extremes of each series; none for a gauge or an observed metric.
    /// </summary>
    public int CellCount => Kind switch
    {
        _ when !HasCells => 0,
        MetricKind.Counter => SeriesCount,
        MetricKind.UpDownCounter => 2 * SeriesCount,
        MetricKind.Histogram => new HistogramLayout(SeriesCount, Boundaries.Count, IsNative).CellCount,
        _ => 0,
    };

    /// <summary>Gets whether writers have cells for it. A gauge and an observed metric have one shared value per series instead.</summary>
    internal bool HasCells => !IsObserved && Kind != MetricKind.Gauge;
}
