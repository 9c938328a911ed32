namespace Stalwart.Instrumentation.Logging;

/// <summary>Lets so many records through in each period, all at once or spread. Thread-safe, without a lock.</summary>
/// <remarks>
/// The generic cell rate algorithm (ITU-T I.371): one number says when the records let through so far would have come if they were spread.
/// </remarks>
/// <param name="count">How many records a period lets through; positive.</param>
/// <param name="period">The period; positive.</param>
/// <param name="time">The clock.</param>
internal sealed class LogLimit(int count, TimeSpan period, TimeProvider time)
{
    private readonly double step = period.TotalSeconds * time.TimestampFrequency / count;
    private readonly double tolerance = period.TotalSeconds * time.TimestampFrequency * (1 - (1.0 / count));
    private long dueBits = BitConverter.DoubleToInt64Bits(double.NegativeInfinity);

    /// <summary>Whether one more record may be written.</summary>
    public bool TryTake()
    {
        double now = time.GetTimestamp();
        while (true)
        {
            long before = Volatile.Read(ref dueBits);
            double due = Math.Max(BitConverter.Int64BitsToDouble(before), now);
            if (due - now > tolerance + (step / 1024))
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref dueBits, BitConverter.DoubleToInt64Bits(due + step), before) == before)
            {
                return true;
            }
        }
    }
}
