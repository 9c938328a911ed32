using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// What was recorded into a histogram while it had no instrument, as counts per series and bucket: its size depends on the number of
/// series, not of values. Replayed, it gives the same counts, minimum and maximum of each bucket, and the same sums but for rounding.
/// Not thread-safe.
/// </summary>
/// <param name="boundaries">The histogram's upper boundaries, increasing.</param>
/// <param name="maxCount">How many values it takes; a replay records each of them, which takes time.</param>
internal sealed class HistogramBacklog(double[] boundaries, long maxCount = 10_000_000)
{
    private readonly Dictionary<int, Bucket[]> series = [];
    private long count;

    /// <summary>How many values it did not take.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes a value, unless it is full.</summary>
    public void Add(double value, int number)
    {
        if (count == maxCount)
        {
            Dropped++;
            return;
        }

        count++;
        ref Bucket[]? buckets = ref CollectionsMarshal.GetValueRefOrAddDefault(series, number, out _);
        buckets ??= new Bucket[boundaries.Length + 1];
        int place = Array.BinarySearch(boundaries, value);
        buckets[place < 0 ? ~place : place].Add(value);
    }

    /// <summary>Gives everything back.</summary>
    /// <param name="record">Takes a value and its series.</param>
    public void Replay(Action<double, int> record)
    {
        foreach ((int number, Bucket[] buckets) in series)
        {
            foreach (Bucket bucket in buckets)
            {
                bucket.Replay(value => record(value, number));
            }
        }
    }

    private struct Bucket
    {
        private long count;
        private double sum;
        private double min;
        private double max;

        public void Add(double value)
        {
            min = count == 0 ? value : Math.Min(min, value);
            max = count == 0 ? value : Math.Max(max, value);
            sum += value;
            count++;
        }

        /// <summary>The minimum, the maximum, and the mean of the rest as often as there are more.</summary>
        public readonly void Replay(Action<double> record)
        {
            if (count > 0)
            {
                record(min);
            }

            if (count > 1)
            {
                record(max);
            }

            double mean = Math.Clamp((sum - min - max) / Math.Max(1, count - 2), min, max);
            for (long i = 2; i < count; i++)
            {
                record(mean);
            }
        }
    }
}
