namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A declared metric.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Counter, up-down-counter, gauge or histogram.</param>
/// <param name="Unit">UCUM, such as <c>s</c>, <c>By</c> or <c>{message}</c>; empty when not given.</param>
/// <param name="Description">One line.</param>
/// <param name="Buckets">The upper boundaries of a histogram, increasing; empty for other kinds.</param>
/// <param name="Tags">The tags of all its feeds, or its own tags.</param>
/// <param name="IsFloating">Whether any feed adds a <c>double</c>, a <c>duration</c>, or <c>bytes</c> in a larger unit; for an observed
/// total, whether its unit does not count.</param>
public sealed record MetricModel(
    string Name,
    MetricKind Kind,
    string Unit,
    string Description,
    EquatableArray<double> Buckets,
    EquatableArray<TagModel> Tags,
    bool IsFloating)
{
    /// <summary>Gets whether a histogram has native (base-2 exponential) buckets, with or without boundaries.</summary>
    public bool IsNative { get; init; }

    /// <summary>Gets its former names.</summary>
    public EquatableArray<string> Formerly { get; init; }

    /// <summary>
    /// Gets whether the program keeps the values and no event feeds them: an observed counter or up-down-counter, or a gauge that declares
    /// its tags or is observed.
    /// </summary>
    public bool IsKept { get; init; }

    /// <summary>Gets how many combinations of tag values a sparse metric keeps; 0 when each combination has a slot.</summary>
    public int MaxSeries { get; init; }

    /// <summary>Gets the max number of series; each series of a histogram is a set of buckets.</summary>
    public long Series => SeriesCount.Of(Tags, MaxSeries);

    /// <summary>
    /// Returns how many time series a backend such as Prometheus keeps per combination of tag values: for a histogram one per bucket,
    /// including the unbounded one, plus the sum and the count.
    /// </summary>
    public static int SamplesOf(MetricKind kind, EquatableArray<double> buckets) => kind == MetricKind.Histogram ? buckets.Count + 3 : 1;
}
