namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>The buckets of one or more series of a histogram, with estimated quantiles.</summary>
/// <param name="Counts">The number of values in each bucket; the last one has no upper boundary.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="P50">The median, with the precision of the boundaries.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
internal sealed record BucketSummary(long[] Counts, double Min, double Max, double P50, double P95, double P99)
{
    /// <summary>Sums the buckets of several series of a histogram.</summary>
    public static BucketSummary Of(MetricDescriptor metric, IEnumerable<SeriesSnapshot> series)
    {
        var counts = new long[metric.Boundaries.Count + 1];
        double min = double.NaN;
        double max = double.NaN;
        foreach (SeriesSnapshot one in series)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] += one.Buckets[i];
            }

            min = double.MinNumber(min, one.Min);
            max = double.MaxNumber(max, one.Max);
        }

        return new BucketSummary(counts, min, max, Quantile(0.5), Quantile(0.95), Quantile(0.99));

        double Quantile(double quantile) => BucketQuantile.Of(quantile, counts, metric.Boundaries, min, max);
    }
}
