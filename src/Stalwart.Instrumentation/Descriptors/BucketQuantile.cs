namespace Stalwart.Instrumentation;

/// <summary>Estimates quantiles of a histogram from its buckets.</summary>
internal static class BucketQuantile
{
    /// <summary>Estimates a quantile by linear interpolation within its bucket.</summary>
    /// <param name="quantile">The quantile, from 0 to 1.</param>
    /// <param name="buckets">The number of values in each bucket.</param>
    /// <param name="boundaries">The upper boundaries of all buckets except the last.</param>
    /// <param name="min">The smallest value; <see cref="double.NaN"/> if unknown.</param>
    /// <param name="max">The largest value; <see cref="double.NaN"/> if unknown.</param>
    /// <returns>
    /// A value within the bucket and between the smallest and the largest value; <see cref="double.NaN"/> without values, and if nothing is
    /// known that bounds the bucket.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantile"/> is not from 0 to 1.</exception>
    public static double Of(double quantile, IReadOnlyList<long> buckets, IReadOnlyList<double> boundaries, double min, double max)
    {
        if (!(quantile is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "Expected a quantile from 0 to 1");
        }

        double rank = quantile * Total(buckets);
        double below = 0;
        for (int i = 0; i < buckets.Count; i++)
        {
            if (buckets[i] > 0 && below + buckets[i] >= rank)
            {
                // A reading taken during a record can include a value in a bucket that the extremes do not include yet.
                double low = Within(i == 0 ? min : boundaries[i - 1], min, max);
                double high = Within(i == boundaries.Count ? max : boundaries[i], min, max);
                return Within(double.Lerp(low, high, (rank - below) / buckets[i]), low, high);
            }

            below += buckets[i];
        }

        return double.NaN;
    }

    /// <summary>Adds in the order in which the buckets are searched, so rounding never puts a rank above the last bucket.</summary>
    private static double Total(IReadOnlyList<long> buckets)
    {
        double total = 0;
        for (int i = 0; i < buckets.Count; i++)
        {
            total += buckets[i];
        }

        return total;
    }

    /// <summary>
    /// Ignores an unknown limit; if the limits are in the wrong order, returns one of them, where <c>Math.Clamp</c> throws.
    /// </summary>
    private static double Within(double value, double min, double max) => double.MinNumber(double.MaxNumber(value, min), max);
}
