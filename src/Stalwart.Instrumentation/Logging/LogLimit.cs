namespace Stalwart.Instrumentation.Logging;

/// <summary>Limits the number of records per period, whether they come in a burst or spread. Thread-safe, without a lock.</summary>
/// <remarks>
/// The generic cell rate algorithm (ITU-T I.371): a single number stores when the records let through so far would have arrived if they had
/// been spread evenly.
/// </remarks>
/// <param name="count">The max number of records per period; positive.</param>
/// <param name="period">The period; positive.</param>
/// <param name="time">The clock.</param>
internal sealed class LogLimit(int count, TimeSpan period, TimeProvider time)
{
    private readonly long step = (long)Math.Ceiling(period.TotalSeconds * time.TimestampFrequency / count);
    private long next = long.MinValue;

    /// <summary>Returns whether one more record may be written.</summary>
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
