namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>The buckets of a histogram and what can be said from them.</summary>
/// <param name="Counts">How many values each bucket has; the last one has no upper boundary.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="P50">The median, as exact as the boundaries allow.</param>
/// <param name="P95">What 95 of 100 values are not above.</param>
/// <param name="P99">What 99 of 100 values are not above.</param>
internal sealed record BucketSummary(long[] Counts, double Min, double Max, double P50, double P95, double P99)
{
    /// <summary>Sums the buckets of series; <see langword="null"/> when no value was recorded.</summary>
    public static BucketSummary? Of(IReadOnlyList<double> boundaries, IEnumerable<SeriesBuckets> series)
    {
        var counts = new long[boundaries.Count + 1];
        double min = double.PositiveInfinity;
        double max = double.NegativeInfinity;
        foreach (SeriesBuckets one in series)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] += one.Counts[i];
            }

            min = Math.Min(min, one.Min);
            max = Math.Max(max, one.Max);
        }

        return counts.Sum() == 0
            ? null
            : new BucketSummary(
                counts,
                min,
                max,
                Quantile(0.5, boundaries, counts, min, max),
                Quantile(0.95, boundaries, counts, min, max),
                Quantile(0.99, boundaries, counts, min, max));
    }

    /// <summary>
    /// Supposes that the values of a bucket lie evenly between its boundaries, or between the smallest and largest value where those are
    /// nearer.
    /// </summary>
    private static double Quantile(double q, IReadOnlyList<double> boundaries, long[] counts, double min, double max)
    {
        double rank = q * counts.Sum();
        double below = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 && below + counts[i] >= rank)
            {
                double lower = i == 0 ? min : Math.Max(min, boundaries[i - 1]);
                double upper = i == boundaries.Count ? max : Math.Min(max, boundaries[i]);
                return lower + ((upper - lower) * (rank - below) / counts[i]);
            }

            below += counts[i];
        }

        return max;
    }
}
