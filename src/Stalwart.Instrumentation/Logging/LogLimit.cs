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
    private readonly long step = (long)Math.Ceiling(period.TotalSeconds * time.TimestampFrequency / count);
    private long next = long.MinValue;

    /// <summary>Whether one more record may be written.</summary>
    public bool TryTake()
    {
        long now = time.GetTimestamp();
        while (true)
        {
            long before = Volatile.Read(ref next);
            long due = Math.Max(before, now);
            if (due - now > (count - 1) * step)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref next, due + step, before) == before)
            {
                return true;
            }
        }
    }
}
