namespace Stalwart.Instrumentation;

/// <summary>Estimates quantiles of a histogram from its buckets.</summary>
internal static class BucketQuantile
{
    /// <summary>Estimates a quantile by linear interpolation within its bucket.</summary>
    /// <param name="quantile">0 to 1.</param>
    /// <param name="buckets">The number of values in each bucket.</param>
    /// <param name="boundaries">The upper boundaries of all buckets but the last.</param>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    /// <returns>Within the smallest and the largest value; <see cref="double.NaN"/> without values.</returns>
    public static double Of(double quantile, IReadOnlyList<long> buckets, IReadOnlyList<double> boundaries, double min, double max)
    {
        if (!(quantile is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "Expected a quantile from 0 to 1");
        }

        double rank = quantile * buckets.Sum();
        long below = 0;
        for (int i = 0; i < buckets.Count; i++)
        {
            if (buckets[i] > 0 && below + buckets[i] >= rank)
            {
                double low = i == 0 ? min : Math.Max(min, boundaries[i - 1]);
                double high = i == boundaries.Count ? max : Math.Min(max, boundaries[i]);
                return Math.Clamp(low + ((high - low) * ((rank - below) / buckets[i])), min, max);
            }

            below += buckets[i];
        }

        return double.NaN;
    }
}
