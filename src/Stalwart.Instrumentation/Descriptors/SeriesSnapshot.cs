namespace Stalwart.Instrumentation;

/// <summary>One series of a snapshot.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Tags">The attributes, ordered by key.</param>
/// <param name="Value">
/// The counter's total, the up-down-counter's or gauge's value, or the sum of a histogram's values; in the metric's unit.
/// </param>
/// <param name="Count">How many values a histogram has; 0 for other kinds.</param>
public sealed record SeriesSnapshot(MetricDescriptor Metric, IReadOnlyList<KeyValuePair<string, object?>> Tags, double Value, long Count);
