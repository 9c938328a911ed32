namespace Stalwart.Instrumentation;

/// <summary>A metric, and where the engine keeps its numbers.</summary>
public sealed class MetricDescriptor
{
    /// <summary>Describes a metric.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="unit">UCUM unit; may be empty.</param>
    /// <param name="description">One line.</param>
    /// <param name="tags">The attributes of its series; the first is the most significant in the series arithmetic.</param>
    /// <param name="firstCell">The first of its <see cref="CellCount"/> cells; for a gauge, of its shared values.</param>
    /// <param name="isFloating">Whether the cells hold <see cref="double"/> bits.</param>
    /// <param name="boundaries">A histogram's upper boundaries, increasing.</param>
    public MetricDescriptor(
        string name,
        MetricKind kind,
        string unit,
        string description,
        TagDescriptor[] tags,
        int firstCell,
        bool isFloating = false,
        double[]? boundaries = null)
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
        SeriesCount = 1;
        foreach (TagDescriptor tag in tags)
        {
            SeriesCount = checked(SeriesCount * tag.Size);
        }
    }

    /// <summary>The instrument's name.</summary>
    public string Name { get; }

    /// <summary>Its kind.</summary>
    public MetricKind Kind { get; }

    /// <summary>UCUM unit, such as <c>s</c>, <c>By</c> or <c>{event}</c>; may be empty.</summary>
    public string Unit { get; }

    /// <summary>One line.</summary>
    public string Description { get; }

    /// <summary>The attributes of its series.</summary>
    public IReadOnlyList<TagDescriptor> Tags { get; }

    /// <summary>The first of its cells; for a gauge, of its shared values.</summary>
    public int FirstCell { get; }

    /// <summary>Whether the cells hold <see cref="double"/> bits.</summary>
    public bool IsFloating { get; }

    /// <summary>A histogram's upper boundaries, increasing; empty otherwise.</summary>
    public IReadOnlyList<double> Boundaries { get; }

    /// <summary>The most series that it can have: the product of its tags' sizes.</summary>
    public int SeriesCount { get; }

    /// <summary>
    /// How many per-thread cells it takes: one a series for a counter; two for an up-down-counter (what was added to each series, then
    /// what was subtracted) and for a histogram (each series' count and, beside it, its sum; the first cell is even); none for a gauge.
    /// </summary>
    public int CellCount => Kind switch
    {
        MetricKind.Counter => SeriesCount,
        MetricKind.Gauge => 0,
        _ => 2 * SeriesCount,
    };
}
