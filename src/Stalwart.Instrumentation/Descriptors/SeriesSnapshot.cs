namespace Stalwart.Instrumentation;

/// <summary>Describes one series of a snapshot. Immutable.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Tags">The attributes, ordered by key.</param>
/// <param name="Value">
/// The total of a counter, the value of an up-down-counter or gauge, or the sum of a histogram's values, in the metric's unit.
/// </param>
/// <param name="Count">The number of values of a histogram; 0 for other kinds.</param>
public sealed record SeriesSnapshot(MetricDescriptor Metric, IReadOnlyList<KeyValuePair<string, object?>> Tags, double Value, long Count)
{
    /// <summary>
    /// Gets the exact value of a counter or up-down-counter of integers, where <see cref="Value"/> is rounded above 2^53;
    /// <see langword="null"/> for other metrics.
    /// </summary>
    public long? IntegerValue { get; init; }

    /// <summary>
    /// Gets the number of values in each bucket of a histogram: one more than <see cref="MetricDescriptor.Boundaries"/>, because the last
    /// bucket has no upper boundary. Empty for other kinds.
    /// </summary>
    public IReadOnlyList<long> Buckets { get; init; } = [];

    /// <summary>
    /// Gets the number of values in each native bucket of a histogram: first those up to <see cref="NativeBoundaries"/>[0], last those
    /// above the second to last boundary. Empty for other kinds and without native buckets.
    /// </summary>
    public IReadOnlyList<long> NativeBuckets { get; init; } = [];

    /// <summary>
    /// Gets the upper boundaries of all native buckets except the last, in increasing order, the same for every histogram: eight per power
    /// of two from 2<sup>-26</sup>, as in schema 3 of Prometheus and scale 3 of OpenTelemetry.
    /// </summary>
    public static IReadOnlyList<double> NativeBoundaries => Cells.NativeBuckets.Boundaries;

    /// <summary>Gets the smallest value of a histogram, in the metric's unit; <see cref="double.NaN"/> for other kinds.</summary>
    public double Min { get; init; } = double.NaN;

    /// <summary>Gets the largest value of a histogram, in the metric's unit; <see cref="double.NaN"/> for other kinds.</summary>
    public double Max { get; init; } = double.NaN;

    /// <summary>
    /// Estimates a quantile of a histogram's values since the process started, by linear interpolation within its bucket (or native
    /// bucket), as PromQL's <c>histogram_quantile</c> does. The result is never outside of <see cref="Min"/> and <see cref="Max"/>.
    /// </summary>
    /// <param name="quantile">The quantile, from 0 to 1; 0.99 for the 99th percentile.</param>
    /// <returns>The estimate in the metric's unit; <see cref="double.NaN"/> without values and for other kinds.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantile"/> is not from 0 to 1.</exception>
    public double Quantile(double quantile) => NativeBuckets.Count > 0
        ? BucketQuantile.Of(quantile, NativeBuckets, NativeBoundaries, Min, Max)
        : BucketQuantile.Of(quantile, Buckets, Metric.Boundaries, Min, Max);
}
