namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A declared metric.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Counter, up-down-counter, gauge or histogram.</param>
/// <param name="Unit">UCUM, such as <c>s</c>, <c>By</c> or <c>{message}</c>; empty when not given.</param>
/// <param name="Description">One line.</param>
/// <param name="Buckets">A histogram's upper boundaries, increasing; empty otherwise.</param>
/// <param name="Tags">The tags that its feeds give it, the same for all of them, or those of its own.</param>
/// <param name="IsFloating">Whether any feed adds a <c>double</c>, a <c>duration</c>, or <c>bytes</c> in a larger unit; of an observed
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
    /// <summary>Gets whether a histogram has native (base-2 exponential) buckets, instead of boundaries or beside them.</summary>
    public bool IsNative { get; init; }

    /// <summary>Gets the names that it had before.</summary>
    public EquatableArray<string> Formerly { get; init; }

    /// <summary>
    /// Gets whether the program keeps the values and no event feeds it: an observed counter or up-down-counter, or a gauge that declares
    /// its tags, or that it is observed.
    /// </summary>
    public bool IsKept { get; init; }

    /// <summary>Gets how many combinations of its tags it keeps, when it is sparse; 0 when each combination has a place.</summary>
    public int MaxSeries { get; init; }

    /// <summary>Gets how many series it has room for; a histogram's series are each a set of buckets.</summary>
    public long Series => SeriesCount.Of(Tags, MaxSeries);

    /// <summary>
    /// Returns how many time series a backend such as Prometheus keeps for one combination of tag values: of a histogram one per bucket,
    /// the unbounded one included, the sum and the count.
    /// </summary>
    public static int SamplesOf(MetricKind kind, EquatableArray<double> buckets) => kind == MetricKind.Histogram ? buckets.Count + 3 : 1;
}
