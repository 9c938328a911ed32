using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Replays to a histogram's listeners what was recorded before they started: as many values as each bucket has, including the smallest and
/// the largest, with the same sum. No value is replayed twice. Thread-safe.
/// </summary>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="recorder">The histogram.</param>
/// <param name="maxValues">The max number of values per replay; each takes as long as a record.</param>
internal sealed class HistogramReplay(ReadingSource source, HistogramRecorder recorder, long maxValues = 10_000_000)
{
    /// <summary>The max time to wait for another thread, because a listener that waits for the waiting thread would wait forever.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly Lock turn = new();
    private readonly HistogramLayout layout = recorder.Layout;
    private readonly bool isNative = recorder.Metric is { IsNative: true, Boundaries.Count: 0 };
    private readonly double[] boundaries = recorder.Metric is { IsNative: true, Boundaries.Count: 0 }
        ? NativeBuckets.Boundaries
        : [.. recorder.Metric.Boundaries];
    private readonly long[] bank = new long[recorder.Layout.BankSize];
    private readonly long[] done = new long[recorder.Layout.BankSize];

    /// <summary>Replays what is new since the last call, if there are listeners.</summary>
    public void Run()
    {
        if (recorder.Instrument is not { Enabled: true } || turn.IsHeldByCurrentThread || !turn.TryEnter(MaxWait))
        {
            return;
        }

        try
        {
            HandNew();
        }
        finally
        {
            turn.Exit();
        }
    }

    private void HandNew()
    {
        source.Cells.Read(recorder.Metric.FirstCell, bank);
        if (bank.AsSpan(0, layout.Sums).SequenceEqual(done.AsSpan(0, layout.Sums)))
        {
            return;
        }

        long dropped = 0;
        for (int series = 0; series < recorder.Metric.SeriesCount; series++)
        {
            dropped += Run(series);
        }

        bank.CopyTo(done, 0);
        if (dropped > 0)
        {
            source.Observer.HistogramDropped(recorder.Metric.Name, dropped);
        }
    }

    /// <summary>Replays the values of a series.</summary>
    /// <returns>The number of values beyond the maximum.</returns>
    private long Run(int series)
    {
        int buckets = boundaries.Length + 1;
        int first = (isNative ? layout.Native : 0) + (series * buckets);
        long[] counts = [.. Enumerable.Range(first, buckets).Select(cell => bank[cell] - done[cell])];
        long count = counts.Sum();
        if (count == 0 || count > maxValues)
        {
            return count;
        }

        double sum = Floating(bank, layout.Sums + series) - Floating(done, layout.Sums + series);
        int extremes = layout.Extremes + (2 * series);
        double min = ValueRank.ReverseValue((ulong)bank[extremes]), max = ValueRank.Value((ulong)bank[extremes + 1]);

        // An unchanged extreme belongs to a value that an earlier call replayed.
        sum -= bank[extremes] != done[extremes] ? Take(counts, min, series) : 0;
        sum -= bank[extremes + 1] != done[extremes + 1] ? Take(counts, max, series) : 0;
        Hand(counts, sum, min, max, series);
        return 0;
    }

    private static double Floating(long[] cells, int cell) => BitConverter.Int64BitsToDouble(cells[cell]);

    /// <summary>Replays a known value, if its bucket has one left.</summary>
    private double Take(long[] counts, double value, int series)
    {
        int bucket = BucketOf(value);
        if (counts[bucket] == 0)
        {
            return 0;
        }

        counts[bucket]--;
        recorder.Hand(value, series);
        return value;
    }

    private int BucketOf(double value)
    {
        int found = Array.BinarySearch(boundaries, value);
        return found < 0 ? ~found : found;
    }

    /// <summary>
    /// Values lie between the limits of their buckets, all at the same fraction, so that they add up to the sum and none leaves its bucket.
    /// </summary>
    private void Hand(long[] counts, double sum, double min, double max, int series)
    {
        double lowest = 0, range = 0;
        for (int bucket = 0; bucket < counts.Length; bucket++)
        {
            (double low, double high) = Limits(bucket, min, max);
            lowest += counts[bucket] * low;
            range += counts[bucket] * (high - low);
        }

        double place = range > 0 ? Math.Clamp((sum - lowest) / range, 0, 1) : 0;
        for (int bucket = 0; bucket < counts.Length; bucket++)
        {
            (double low, double high) = Limits(bucket, min, max);
            double value = Math.Min(low + (place * (high - low)), high);
            for (long i = 0; i < counts[bucket]; i++)
            {
                recorder.Hand(value, series);
            }
        }
    }

    private (double Low, double High) Limits(int bucket, double min, double max)
    {
        double low = bucket == 0 ? min : Math.Max(min, Math.BitIncrement(boundaries[bucket - 1]));
        return (low, Math.Max(low, bucket == boundaries.Length ? max : Math.Min(max, boundaries[bucket])));
    }
}
