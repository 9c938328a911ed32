namespace Stalwart.Instrumentation;

/// <summary>Describes one series of a snapshot. Immutable.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Tags">The attributes, ordered by key.</param>
/// <param name="Value">
/// The counter's total, the up-down-counter's or gauge's value, or the sum of a histogram's values; in the metric's unit.
/// </param>
/// <param name="Count">The number of values of a histogram; 0 for other kinds.</param>
public sealed record SeriesSnapshot(MetricDescriptor Metric, IReadOnlyList<KeyValuePair<string, object?>> Tags, double Value, long Count)
{
    /// <summary>
    /// Gets the exact value of a counter or up-down-counter of integers, where <see cref="Value"/> is rounded above 2^53;
    /// <see langword="null"/> for other metrics.
    /// </summary>
    public long? IntegerValue { get; init; }
}
